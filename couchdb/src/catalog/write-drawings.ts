import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appDrawings, maskableIcon } from './illustrations/draw-notice.ts';

/*
 * `npm run catalog:drawings`: writes the app's icon and the drawings of its empty pages into client/public. The icon's
 * PNGs beside them are made by hand after a change, with a browser, once for each size:
 *
 *   chromium --headless --default-background-color=00000000 --window-size=512,512 \
 *     --screenshot=client/public/icon-512.png client/public/icon.svg
 *
 * and likewise icon-192.png, icon-180.png (without corners) and icon-512-maskable.png from .reports/icon-maskable.svg.
 */
const files = {
  ...Object.fromEntries(Object.entries(appDrawings()).map(([path, svg]) => [join('client/public', path), svg])),
  '.reports/icon-maskable.svg': maskableIcon(),
};
for (const [file, svg] of Object.entries(files)) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${svg}\n`);
}
process.stdout.write(`Wrote ${Object.keys(files).length} drawings\n`);
