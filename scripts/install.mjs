import { ensureInstalled } from './ensure-installed.mjs';

/* The first layer of the image: the packages alone. */
await ensureInstalled();
