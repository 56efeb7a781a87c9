import type { Drawings } from '../parts/scene.ts';
import { chocolateBar, pralines } from './chocolates.ts';
import { icedHibiscus, icedMatchaLatte } from './cold-tea.ts';
import { churros, hotChocolate } from './hot-chocolate.ts';
import { chai, chamomile, whiskedMatcha } from './hot-tea.ts';
import { oolong, sencha } from './small-pots.ts';
import { darjeeling, earlGrey, mintTea } from './teapots.ts';

export const teaDrawings: Drawings = {
  'earl-grey-pot': earlGrey,
  'darjeeling-first-flush': darjeeling,
  sencha,
  'oolong-gaiwan': oolong,
  matcha: whiskedMatcha,
  'iced-matcha-latte': icedMatchaLatte,
  'masala-chai': chai,
  'moroccan-mint-tea': mintTea,
  chamomile,
  'iced-hibiscus': icedHibiscus,
  'hot-chocolate': hotChocolate,
  'chocolate-and-churros': churros,
  'chocolate-bar-70': chocolateBar,
  'praline-box': pralines,
};
