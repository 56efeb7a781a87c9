import type { Drawings } from '../parts/scene.ts';
import { doubleWallGlass, enamelMug, espressoSet, stonewareMug } from './mugs.ts';
import { keepCup, ridgedCup, thermos, travelTumbler } from './to-go.ts';

export const cupsDrawings: Drawings = {
  'stoneware-mug': stonewareMug,
  'ridged-cup': ridgedCup,
  'double-wall-glass': doubleWallGlass,
  'espresso-set': espressoSet,
  'enamel-mug': enamelMug,
  'keep-cup': keepCup,
  'travel-tumbler': travelTumbler,
  'thermos-flask': thermos,
};
