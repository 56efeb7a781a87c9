import type { Drawings } from '../parts/scene.ts';
import { glazedDoughnut, pretzel } from './breads.ts';
import { bananaBread, carrotCake, walnutBrownie } from './cakes.ts';
import { banhMi, leekQuiche, sesameBagel } from './filled-breads.ts';
import { blueberryMuffin, caneles, chocolateChipCookie, macarons } from './small-bakes.ts';
import { cardamomKnot, cinnamonRoll, croissant, painAuChocolat } from './viennoiserie.ts';
import { basqueCheesecake, lemonTart } from './whole-cakes.ts';

export const pastryDrawings: Drawings = {
  croissant,
  'pain-au-chocolat': painAuChocolat,
  'cinnamon-roll': cinnamonRoll,
  'cardamom-knot': cardamomKnot,
  'blueberry-muffin': blueberryMuffin,
  'chocolate-chip-cookie': chocolateChipCookie,
  'walnut-brownie': walnutBrownie,
  'banana-bread': bananaBread,
  'carrot-cake': carrotCake,
  'basque-cheesecake': basqueCheesecake,
  caneles,
  macarons,
  pretzel,
  'sesame-bagel': sesameBagel,
  'leek-quiche': leekQuiche,
  'tofu-banh-mi': banhMi,
  'lemon-meringue-tart': lemonTart,
  'glazed-doughnut': glazedDoughnut,
};
