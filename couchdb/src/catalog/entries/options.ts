import type { Option } from '@coffee-catalog/shared/catalog/item';

type Priced = readonly [id: string, name: string, priceDelta?: number];

const choices = (list: readonly Priced[]): Option['choices'] =>
  list.map(([id, name, priceDelta = 0]) => ({ id, name, priceDelta }));

/** Exactly one of these; the first is what the price includes. */
const one = (id: string, name: string, ...list: readonly Priced[]): Option => ({
  id,
  name,
  min: 1,
  max: 1,
  choices: choices(list),
});

/** None, some or all of these, up to `max`. */
const some = (id: string, name: string, max: number, ...list: readonly Priced[]): Option => ({
  id,
  name,
  min: 0,
  max,
  choices: choices(list),
});

export const cupSize = one('size', 'Size', ['regular', 'Regular, 240 ml'], ['large', 'Large, 350 ml', 70]);

export const icedSize = one('size', 'Size', ['regular', 'Regular, 350 ml'], ['large', 'Large, 470 ml', 80]);

// Plant drinks bring allergens of their own, so each choice names them.
export const milk = one(
  'milk',
  'Milk',
  ['whole', 'Whole milk'],
  ['lactose-free', 'Lactose-free milk', 20],
  ['oat', 'Oat drink (gluten)', 50],
  ['soy', 'Soy drink (soy)', 50],
  ['almond', 'Almond drink (nuts)', 60],
);

export const shots = some(
  'shots',
  'Extra espresso',
  2,
  ['one-more', 'One more shot', 90],
  ['decaf', 'One more shot, decaffeinated', 90],
);

export const beansInside = one(
  'beans',
  'Beans',
  ['house', 'House blend'],
  ['single-origin', 'Single origin of the week', 60],
  ['decaf', 'Decaffeinated'],
);

export const syrup = some(
  'syrup',
  'Syrup',
  2,
  ['vanilla', 'Vanilla', 50],
  ['caramel', 'Salted caramel', 50],
  ['hazelnut', 'Hazelnut (nuts)', 50],
  ['cardamom', 'Cardamom', 50],
);

export const brewOrigin = one(
  'origin',
  'Coffee',
  ['kenya', 'Kenya Nyeri, bright'],
  ['colombia', 'Colombia Huila, round'],
  ['ethiopia', 'Ethiopia Yirgacheffe, floral', 40],
  ['geisha', 'Panama Geisha, rare', 350],
);

export const ice = one('ice', 'Ice', ['regular', 'Regular'], ['little', 'Little'], ['none', 'None']);

export const sweetness = one(
  'sweetness',
  'Sweetness',
  ['half', 'Half sweet'],
  ['none', 'Unsweetened'],
  ['full', 'Sweet'],
);

export const grind = one(
  'grind',
  'Grind',
  ['whole-bean', 'Whole bean'],
  ['espresso', 'Espresso'],
  ['moka', 'Moka pot'],
  ['aeropress', 'AeroPress'],
  ['filter', 'Hand filter'],
  ['french-press', 'French press'],
);

/** Bag sizes, priced for 250 g: half a kilo and a kilo cost a little less per gram. */
export const weight = (half: number, kilo: number): Option =>
  one('weight', 'Weight', ['250', '250 g'], ['500', '500 g', half], ['1000', '1 kg', kilo]);

export const steeping = one('strength', 'Strength', ['gentle', 'Gentle, 2 minutes'], ['full', 'Full, 4 minutes']);

export const warmed = one('serving', 'Serving', ['as-is', 'As it is'], ['warmed', 'Warmed']);

export const spread = some(
  'spread',
  'On the side',
  2,
  ['butter', 'Salted butter (milk)', 60],
  ['jam', 'Apricot jam', 70],
  ['cream', 'Whipped cream (milk)', 80],
);

export const pieces = (...list: readonly Priced[]): Option => one('pieces', 'Pieces', ...list);

export const colour = (...list: readonly Priced[]): Option => one('colour', 'Colour', ...list);

export const size = (...list: readonly Priced[]): Option => one('size', 'Size', ...list);

export const model = (...list: readonly Priced[]): Option => one('model', 'Model', ...list);

export const temperature = one('temperature', 'Served', ['hot', 'Hot'], ['iced', 'Over ice', 30]);

export const extras = (max: number, ...list: readonly Priced[]): Option => some('extras', 'Extras', max, ...list);
