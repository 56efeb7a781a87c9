import { ellipse, path, round } from './marks.ts';
import type { Tone } from './palette.ts';
import { footOf, type Point, type Profile, rimOf, xy } from './profile.ts';

/** Every picture is seen from the same height: a circle lying flat is this much less high than wide. */
export const TILT = 0.3;

/** Between which meridians a patch lies: -1 is the left edge, 0 faces us, 1 is the right edge. */
export type Span = readonly [from: number, to: number];

const edge = (cx: number, side: number, tilt: number) => {
  const drop = Math.sqrt(Math.max(0, 1 - side * side));
  return ([r, y]: Point): string => xy(cx + side * r, y + tilt * r * drop);
};

/**
 * Path data of the part of a turned body's front between two meridians. A meridian seen from our height is the
 * half outline with each point moved sideways and down by its radius, so light and shade follow the form.
 */
export const patch = (cx: number, outline: Profile, [from, to]: Span = [-1, 1], tilt = TILT): string => {
  const left = edge(cx, from, tilt);
  const right = edge(cx, to, tilt);
  const [rimRadius] = rimOf(outline);
  const [footRadius] = footOf(outline);
  const down = outline.map(([, b, c, d]) => `C${right(b)} ${right(c)} ${right(d)}`).join('');
  const up = [...outline]
    .reverse()
    .map(([a, b, c]) => `C${left(c)} ${left(b)} ${left(a)}`)
    .join('');
  const arc = (r: number, sweep: 0 | 1, end: string): string => `A${round(r)} ${round(r * tilt)} 0 0 ${sweep} ${end}`;
  return `M${left(rimOf(outline))}${arc(rimRadius, 0, right(rimOf(outline)))}${down}${arc(footRadius, 1, left(footOf(outline)))}${up}Z`;
};

/** A flat disc seen from our height. */
export const disc = (cx: number, y: number, r: number, fill: string, tilt = TILT): string =>
  ellipse(cx, y, r, r * tilt, fill);

interface Surface {
  readonly tilt?: number;
  /** How strong the highlight on the left is; matt surfaces have less. */
  readonly gloss?: number;
}

/** The outside of a turned body: its colour, shade on the right, a highlight on the left. No rim. */
export const turned = (cx: number, outline: Profile, tone: Tone, { tilt = TILT, gloss = 0.75 }: Surface = {}): string =>
  path(patch(cx, outline, [-1, 1], tilt), tone.base) +
  path(patch(cx, outline, [0.34, 1], tilt), tone.shade, { opacity: 0.7 }) +
  path(patch(cx, outline, [0.78, 1], tilt), tone.deep, { opacity: 0.55 }) +
  (gloss > 0 ? path(patch(cx, outline, [-0.84, -0.68], tilt), tone.light, { opacity: gloss }) : '');

/** A turned body closed by a flat top. */
export const solid = (cx: number, outline: Profile, tone: Tone, surface: Surface = {}): string => {
  const [r, y] = rimOf(outline);
  return turned(cx, outline, tone, surface) + disc(cx, y, r, tone.light, surface.tilt);
};
