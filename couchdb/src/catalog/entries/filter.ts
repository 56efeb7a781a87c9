import { shelf } from './entry.ts';
import { brewOrigin, cupSize, extras, ice, size, sweetness } from './options.ts';

/** Coffee that takes its time. */
export const filter = shelf(
  'filter',
  {
    slug: 'v60-pour-over',
    name: 'V60 pour-over',
    description: 'One cup poured by hand in slow circles. Clean as tea, sweet as ripe fruit.',
    price: 450,
    options: [brewOrigin],
  },
  {
    slug: 'chemex-for-two',
    name: 'Chemex for two',
    description: 'Half a litre through thick paper, served in its hourglass with two warm cups.',
    price: 820,
    options: [brewOrigin],
  },
  {
    slug: 'aeropress',
    name: 'AeroPress',
    description: 'Steeped, stirred and pressed in ninety seconds: full-bodied, with no bitterness at all.',
    price: 430,
    options: [brewOrigin],
  },
  {
    slug: 'french-press',
    name: 'French press',
    description: 'Four minutes under the plunger for a heavy, chocolatey pot with nothing filtered away.',
    price: 520,
    options: [size(['350', '350 ml'], ['800', '800 ml', 330]), brewOrigin],
  },
  {
    slug: 'batch-brew',
    name: 'Batch brew',
    description: 'A fresh decanter every half hour. The quick cup that still tastes of where it grew.',
    price: 290,
    options: [cupSize, extras(1, ['milk', 'A dash of milk (milk)', 0])],
  },
  {
    slug: 'siphon',
    name: 'Siphon',
    description: 'Brewed at your table with flame and vacuum: theatrical, aromatic, astonishingly clear.',
    price: 790,
    options: [brewOrigin],
  },
  {
    slug: 'vietnamese-phin',
    name: 'Cà phê sữa',
    description: 'Dark-roasted robusta and arabica dripping through a phin onto sweet condensed milk.',
    price: 490,
    allergens: ['milk'],
    options: [ice, sweetness],
  },
  {
    slug: 'turkish-coffee',
    name: 'Turkish coffee',
    description: 'Powder-fine coffee raised three times in copper, with a thick foam and a hint of cardamom.',
    price: 420,
    options: [sweetness, extras(1, ['delight', 'A rose Turkish delight', 60])],
  },
  {
    slug: 'cold-brew-bottle',
    name: 'Cold brew, bottled',
    description: 'Eighteen hours in cold water, bottled with a swing top. Blackcurrant, cocoa nib, no sharp edges.',
    price: 690,
    options: [size(['500', '500 ml'], ['1000', '1 litre', 480])],
  },
  {
    slug: 'nitro-cold-brew',
    name: 'Nitro cold brew',
    description: 'Cold brew poured through nitrogen: it cascades like stout and drinks like cream, without any.',
    price: 510,
    options: [size(['regular', '300 ml'], ['pint', '450 ml', 140])],
  },
);
