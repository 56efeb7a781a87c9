import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { catalogItems, type SeedItem } from './catalog-items.ts';

/* `npm run catalog:sheet [-- file]`: every item's picture on one page, to be looked at in a browser. */

const STYLE = `
  :root { color-scheme: light dark; font: 13px/1.35 system-ui, sans-serif }
  body { margin: 24px; display: grid; grid-template-columns: repeat(10, 1fr); gap: 16px 12px }
  figure { margin: 0 } svg { display: block; width: 100%; border-radius: 12px }
  figcaption { padding: 6px 2px } small { opacity: .65 }`;

const figure = ({ slug, name, price, svg }: SeedItem): string =>
  `<figure id="${slug}">${svg}<figcaption>${name}<br><small>${(price.amount / 100).toFixed(2)} ${price.currency}</small></figcaption></figure>`;

const page = (items: readonly SeedItem[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>The catalog, ${items.length} items</title><style>${STYLE}</style>${items.map(figure).join('\n')}</html>\n`;

const file = resolve(process.argv[2] ?? '.reports/catalog.html');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, page(catalogItems('EUR')));
process.stdout.write(`Wrote ${file}\n`);
