import { beansDrawings } from './beans/drawings.ts';
import { cupsDrawings } from './cups/drawings.ts';
import { espressoDrawings } from './espresso/drawings.ts';
import { filterDrawings } from './filter/drawings.ts';
import { gearDrawings } from './gear/drawings.ts';
import { compose } from './parts/compose.ts';
import type { Drawings } from './parts/scene.ts';
import { pastryDrawings } from './pastry/drawings.ts';
import { teaDrawings } from './tea/drawings.ts';

const drawings: Drawings = {
  ...espressoDrawings,
  ...filterDrawings,
  ...beansDrawings,
  ...teaDrawings,
  ...pastryDrawings,
  ...gearDrawings,
  ...cupsDrawings,
};

/** The slugs that have a picture. */
export const drawnSlugs: readonly string[] = Object.keys(drawings);

/** The picture of a catalog item as an SVG document: always the same text. Throws if nobody has drawn it. */
export const drawItem = (slug: string): string => {
  const draw = drawings[slug];
  if (draw === undefined) throw new Error(`no picture was drawn for ${slug}`);
  return compose(slug, draw());
};
