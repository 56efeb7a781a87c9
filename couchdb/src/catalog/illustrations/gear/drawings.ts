import type { Drawings } from '../parts/scene.ts';
import { brewScale, knockBox, milkPitcher, tamper } from './bar-tools.ts';
import { cuppingSet, dripStand, gooseneckKettle, mokaPot, paperFilters } from './brewers.ts';
import { burrGrinder, handGrinder } from './grinders.ts';
import { apron, leverMachine, vacuumCanister } from './large.ts';

export const gearDrawings: Drawings = {
  'gooseneck-kettle': gooseneckKettle,
  'brew-scale': brewScale,
  'hand-grinder': handGrinder,
  'burr-grinder': burrGrinder,
  'moka-pot': mokaPot,
  tamper,
  'milk-pitcher': milkPitcher,
  'paper-filters': paperFilters,
  'knock-box': knockBox,
  'drip-stand': dripStand,
  'lever-machine': leverMachine,
  'cupping-set': cuppingSet,
  'bean-canister': vacuumCanister,
  'barista-apron': apron,
};
