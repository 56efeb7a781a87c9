import { existsSync, readFileSync } from 'node:fs';

/* `npx size-limit`, after a build: what a first visit must load before the app can run, as index.html names it. */
const APP = 'client/dist/app';
const page = existsSync(`${APP}/index.html`) ? readFileSync(`${APP}/index.html`, 'utf8') : '';
const loaded = (pattern) => [...page.matchAll(pattern)].map(([, path]) => `${APP}${path}`);

export default [
  {
    name: 'JavaScript of the first load',
    path: loaded(/(?:src|href)="(\/[^"]+\.js)"/g),
    limit: '170 kB',
    gzip: true,
  },
  { name: 'CSS of the first load', path: loaded(/href="(\/[^"]+\.css)"/g), limit: '40 kB', gzip: true },
];
