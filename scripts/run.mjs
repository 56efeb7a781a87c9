import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { stopWith } from './say.mjs';

/* `node scripts/run.mjs FILE …`: builds what is missing, then becomes the program FILE (one of our own, below `dist`). */
const [node = 'node', , file = '', ...args] = process.argv;
if (file === '') stopWith(2, 'usage: node scripts/run.mjs <built file> [argument …]');
await ensureInstalled();
await ensureBuilt();
process.argv = [node, file, ...args];
await import(new URL(`../${file}`, import.meta.url).href);
