import type { Drawings } from '../parts/scene.ts';
import { blueHour, guji, yirgacheffe } from './bags.ts';
import { antigua, sugarcaneDecaf, tastingTrio } from './boxes.ts';
import { blueMountain, cerrado, pacamara } from './sacks.ts';
import { cajamarca, huila, nyeri } from './tied-bags.ts';
import { geisha, haraaz, malabar, mandheling, nyamasheke, tarrazu } from './tins.ts';

export const beansDrawings: Drawings = {
  'blue-hour-espresso-blend': blueHour,
  'ethiopia-yirgacheffe': yirgacheffe,
  'ethiopia-guji-natural': guji,
  'kenya-nyeri-aa': nyeri,
  'rwanda-nyamasheke': nyamasheke,
  'guatemala-antigua': antigua,
  'costa-rica-tarrazu-honey': tarrazu,
  'colombia-huila': huila,
  'el-salvador-pacamara': pacamara,
  'panama-geisha': geisha,
  'brazil-cerrado': cerrado,
  'peru-cajamarca': cajamarca,
  'sumatra-mandheling': mandheling,
  'india-monsooned-malabar': malabar,
  'yemen-haraaz': haraaz,
  'jamaica-blue-mountain': blueMountain,
  'sugarcane-decaf': sugarcaneDecaf,
  'tasting-trio': tastingTrio,
};
