import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

/* `npm start`: installs and builds what is missing, then becomes the shop (one process, no child to lose). */
await ensureInstalled();
await ensureBuilt();
await import(new URL('../start/dist/main.js', import.meta.url).href);
