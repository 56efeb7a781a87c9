import { round } from './marks.ts';

/**
 * Gradients and cuts are written where they are used, as `url(@kind:content)`, so that a part never has to
 * invent an id. `compose` collects them into `<defs>` with ids of the item's own.
 */
export type Stop = readonly [colour: string, at: number, opacity?: number];

const stops = (list: readonly Stop[]): string =>
  list.map(([colour, at, opacity]) => [colour, at, ...(opacity === undefined ? [] : [opacity])].join(' ')).join(',');

/** A blend from top to bottom of whatever it fills. */
export const downward = (...list: readonly Stop[]): string => `url(@down:${stops(list)})`;

/** A blend from left to right. */
export const across = (...list: readonly Stop[]): string => `url(@across:${stops(list)})`;

/** A blend from the middle outwards. */
export const outward = (...list: readonly Stop[]): string => `url(@out:${stops(list)})`;

/** For `clip-path`: shows only what lies inside the outline. */
export const inside = (d: string): string => `url(@clip:${d})`;

/** Path data of an ellipse, for cuts and compound outlines. */
export const ellipsePath = (cx: number, cy: number, rx: number, ry: number): string =>
  `M${round(cx - rx)} ${round(cy)}A${round(rx)} ${round(ry)} 0 1 1 ${round(cx + rx)} ${round(cy)}A${round(rx)} ${round(ry)} 0 1 1 ${round(cx - rx)} ${round(cy)}Z`;
