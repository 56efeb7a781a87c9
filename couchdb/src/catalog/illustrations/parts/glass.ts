import { ellipse, group, line, path, placed, round } from './marks.ts';
import { inside } from './paint.ts';
import type { Tone } from './palette.ts';
import { between, footOf, inset, type Profile, radiusAt, rimOf } from './profile.ts';
import { patch, TILT } from './turned.ts';

/** What a glass holds. */
export interface Content {
  /** The height of its surface on the page. */
  readonly top: number;
  /** The colour of its body: plain, or a blend for layers. */
  readonly paint: string;
  /** Its surface; without one, the surface is left to what is drawn on it. */
  readonly surface?: Tone;
  /** Marks within the liquid, cut off at the wall: ice, swirls, bubbles. */
  readonly within?: string;
}

interface Glass {
  readonly content?: Content;
  readonly wall?: number;
  /** Where the hollow ends, measured from the foot. */
  readonly floor?: number;
  /** Colour of the glass itself. */
  readonly skin?: string;
}

/** The hollow of a glass from a height down to its floor. */
export const hollow = (outline: Profile, top: number, { wall = 5, floor = 10 }: Glass = {}): Profile =>
  inset(between(outline, top, footOf(outline)[1] - floor), wall);

/** The contents alone: for drinks whose ice or cream goes between them and the front of the glass. */
export const contents = (cx: number, outline: Profile, glass: Glass): string => {
  if (glass.content === undefined) return '';
  const { top, paint, surface, within = '' } = glass.content;
  const body = hollow(outline, top, glass);
  const front = patch(cx, body);
  const r = rimOf(body)[0];
  return (
    path(front, paint) +
    (within === '' ? '' : group({ 'clip-path': inside(front) }, within)) +
    path(patch(cx, body, [0.5, 1]), '#3a1c0c', { opacity: 0.1 }) +
    (surface === undefined
      ? ''
      : ellipse(cx, top, r, r * TILT, surface.shade) +
        ellipse(cx, top + 0.8, r - 3, (r - 3) * TILT, surface.base) +
        glint(cx, top, r, surface.light))
  );
};

const glint = (cx: number, y: number, r: number, colour: string): string =>
  line(
    `M${round(cx - r * 0.78)} ${round(y - r * TILT * 0.3)}A${round(r * 0.86)} ${round(r * 0.86 * TILT)} 0 0 1 ${round(cx - r * 0.3)} ${round(y - r * TILT * 0.74)}`,
    colour,
    3,
    { opacity: 0.7 },
  );

/** The back of a glass: its far wall seen through the opening. */
export const behind = (cx: number, outline: Profile, { skin = '#ffffff' }: Glass = {}): string => {
  const [r, y] = rimOf(outline);
  return path(patch(cx, outline), skin, { opacity: 0.3 }) + ellipse(cx, y, r, r * TILT, skin, { opacity: 0.32 });
};

/** The front of a glass: edges, highlights and rim. */
export const skin = (cx: number, outline: Profile, { floor = 10 }: Glass = {}): string => {
  const [r, y] = rimOf(outline);
  const [, foot] = footOf(outline);
  const base = between(outline, foot - floor, foot);
  return (
    path(patch(cx, base), '#ffffff', { opacity: 0.38 }) +
    path(patch(cx, base, [0.2, 1]), '#6d8791', { opacity: 0.22 }) +
    path(patch(cx, outline, [-1, -0.93]), '#ffffff', { opacity: 0.45 }) +
    path(patch(cx, outline, [0.9, 1]), '#4d6670', { opacity: 0.2 }) +
    path(patch(cx, between(outline, y + 12, foot - floor), [-0.82, -0.66]), '#ffffff', { opacity: 0.5 }) +
    path(patch(cx, between(outline, y + 12, foot - floor), [-0.6, -0.55]), '#ffffff', { opacity: 0.35 }) +
    path(patch(cx, between(outline, y + 20, foot - floor - 8), [0.74, 0.8]), '#ffffff', { opacity: 0.28 }) +
    `<ellipse cx="${cx}" cy="${y}" rx="${round(r - 1)}" ry="${round((r - 1) * TILT)}" fill="none" stroke="#fff" stroke-width="2.6" opacity="0.9"/>`
  );
};

/** A glass with what it holds. */
export const glass = (cx: number, outline: Profile, look: Glass = {}): string =>
  behind(cx, outline, look) + contents(cx, outline, look) + skin(cx, outline, look);

/** A cube of ice around (x, y). */
export const ice = (x: number, y: number, size = 40, turn = 0): string => {
  const h = size / 2;
  return placed(
    { x, y, turn },
    path(`M0 ${-h}L${h} ${-h * 0.55}V${h * 0.45}L0 ${h}L${-h} ${h * 0.45}V${-h * 0.55}Z`, '#fff', {
      opacity: 0.38,
      stroke: '#fff',
      'stroke-width': 3,
      'stroke-linejoin': 'round',
    }),
    path(`M0 ${-h}L${h} ${-h * 0.55}L0 ${-h * 0.1}L${-h} ${-h * 0.55}Z`, '#fff', { opacity: 0.5 }),
    path(`M0 ${-h * 0.1}L${h} ${-h * 0.55}V${h * 0.45}L0 ${h}Z`, '#5b4636', { opacity: 0.12 }),
    line(`M${-h * 0.7} ${-h * 0.2}V${h * 0.25}`, '#fff', 3, { opacity: 0.8 }),
  );
};

/** A drinking straw from (x, y) to its upper end. */
export const drinkingStraw = (
  from: { x: number; y: number },
  to: { x: number; y: number },
  tone: Tone,
  width = 10,
): string => {
  const d = `M${from.x} ${from.y}L${to.x} ${to.y}`;
  return (
    line(d, tone.shade, width, { 'stroke-linecap': 'butt' }) +
    group(
      { transform: `translate(${round(-width * 0.16)} 0)` },
      line(d, tone.base, width * 0.66, { 'stroke-linecap': 'butt' }),
    ) +
    ellipse(to.x, to.y, width / 2, width * 0.2, tone.deep)
  );
};

/** The radius of the hollow at a height: for what floats there. */
export const hollowRadius = (outline: Profile, y: number, wall = 5): number => radiusAt(outline, y) - wall;
