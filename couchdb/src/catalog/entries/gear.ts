import { shelf } from './entry.ts';
import { colour, extras, model, size } from './options.ts';

/** What brews at home. */
export const gear = shelf(
  'gear',
  {
    slug: 'gooseneck-kettle',
    name: 'Gooseneck kettle',
    description: 'A slender spout that pours exactly where you look, and a walnut handle that stays cool. 0.9 l.',
    price: 8900,
    options: [
      colour(['sage', 'Sage'], ['charcoal', 'Charcoal'], ['cream', 'Cream']),
      model(['stovetop', 'For the stove'], ['electric', 'Electric, to the degree', 5000]),
    ],
    details: [
      { label: 'Volume', value: '0.9 l' },
      { label: 'Material', value: 'Stainless steel, walnut' },
    ],
  },
  {
    slug: 'brew-scale',
    name: 'Brewing scale with timer',
    description: 'Weighs to a tenth of a gram and starts counting when the first drop lands. Charges by USB-C.',
    price: 5900,
    details: [
      { label: 'Precision', value: '0.1 g up to 2 kg' },
      { label: 'Size', value: '16 × 13 × 2.5 cm' },
    ],
  },
  {
    slug: 'hand-grinder',
    name: 'Hand grinder',
    description: 'Steel burrs, forty clicks, twenty grams: a quiet, even grind for one or two cups anywhere.',
    price: 9900,
    options: [model(['filter', 'Filter burrs'], ['espresso', 'Espresso burrs', 3000])],
    details: [
      { label: 'Capacity', value: '20 g' },
      { label: 'Burrs', value: '38 mm conical steel' },
    ],
  },
  {
    slug: 'burr-grinder',
    name: 'Electric burr grinder',
    description: 'Flat burrs, stepless dial and a hopper for a week of mornings. Fine for espresso, fair to filter.',
    price: 24900,
    options: [colour(['cream', 'Cream'], ['charcoal', 'Charcoal'])],
    details: [
      { label: 'Burrs', value: '54 mm flat steel' },
      { label: 'Power', value: '150 W' },
    ],
  },
  {
    slug: 'moka-pot',
    name: 'Moka pot',
    description: 'Eight sides of polished aluminium and a gurgle that means breakfast. Works on every hob.',
    price: 3400,
    options: [size(['three', '3 cups'], ['six', '6 cups', 900], ['nine', '9 cups', 1900])],
    details: [{ label: 'Material', value: 'Aluminium, induction base' }],
  },
  {
    slug: 'tamper',
    name: 'Tamper and mat',
    description: 'A turned walnut handle on a flat steel base, heavy enough to do half the work.',
    price: 3900,
    options: [size(['58', '58 mm'], ['54', '54 mm'], ['51', '51 mm'])],
  },
  {
    slug: 'milk-pitcher',
    name: 'Milk pitcher',
    description: 'A sharp lip for rosettas, a round belly for the whirlpool, marks inside for the milk.',
    price: 2600,
    options: [size(['350', '350 ml'], ['600', '600 ml', 500])],
  },
  {
    slug: 'paper-filters',
    name: 'Paper filters, 100',
    description: 'Cone papers thin enough to run fast, thick enough to run clean. Rinse, pour, compost.',
    price: 790,
    options: [
      size(['01', 'Size 01, one cup'], ['02', 'Size 02, four cups', 100]),
      colour(['white', 'White'], ['natural', 'Natural']),
    ],
  },
  {
    slug: 'knock-box',
    name: 'Knock box',
    description: 'A rubber-wrapped bar that swallows the bang, and room for a day of pucks.',
    price: 2900,
    options: [colour(['sage', 'Sage'], ['charcoal', 'Charcoal'])],
  },
  {
    slug: 'drip-stand',
    name: 'Drip stand with copper dripper',
    description: 'A ring of ash wood holds a fluted copper cone at just the height your cup needs.',
    price: 7400,
    options: [extras(1, ['filters', '100 filter papers', 790])],
    details: [
      { label: 'Material', value: 'Ash, copper' },
      { label: 'Height', value: '28 cm' },
    ],
  },
  {
    slug: 'lever-machine',
    name: 'Lever espresso machine',
    description: 'No pump, no screen: boiler, piston and your arm. A copper machine for people who like to steer.',
    price: 89000,
    options: [colour(['copper', 'Copper'], ['chrome', 'Chrome', -5000])],
    details: [
      { label: 'Boiler', value: '0.8 l copper' },
      { label: 'Group', value: '51 mm, manual lever' },
      { label: 'Power', value: '1,000 W' },
    ],
  },
  {
    slug: 'cupping-set',
    name: 'Cupping set',
    description: 'Three rimmed bowls and one deep round spoon: taste coffees side by side as a roaster does.',
    price: 4600,
    options: [extras(1, ['spoon', 'A second spoon', 900])],
  },
  {
    slug: 'bean-canister',
    name: 'Vacuum canister',
    description: 'Keeps half a kilo of beans away from air and light. The dial remembers the day of roasting.',
    price: 4200,
    options: [size(['500', 'For 500 g'], ['1000', 'For 1 kg', 1200])],
  },
  {
    slug: 'barista-apron',
    name: 'Barista apron',
    description: 'Washed cotton twill, leather-coloured straps, and pockets where the hands expect them.',
    price: 5500,
    options: [
      colour(['navy', 'Navy'], ['olive', 'Olive'], ['sand', 'Sand']),
      extras(1, ['name', 'Your name, embroidered', 900]),
    ],
  },
);
