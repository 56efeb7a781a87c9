import type { Drawings } from '../parts/scene.ts';
import { coldBrew, nitro } from './cold.ts';
import { aeropress, chemex, phin, v60 } from './drippers.ts';
import { batchBrew, cezve, frenchPress, syphon } from './pots.ts';

export const filterDrawings: Drawings = {
  'v60-pour-over': v60,
  'chemex-for-two': chemex,
  aeropress,
  'vietnamese-phin': phin,
  'french-press': frenchPress,
  'batch-brew': batchBrew,
  siphon: syphon,
  'turkish-coffee': cezve,
  'cold-brew-bottle': coldBrew,
  'nitro-cold-brew': nitro,
};
