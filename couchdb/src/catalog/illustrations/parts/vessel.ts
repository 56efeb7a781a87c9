import { ellipse, group, line, path, placed, round } from './marks.ts';
import { ellipsePath, inside } from './paint.ts';
import type { Tone } from './palette.ts';
import { type Profile, rimOf } from './profile.ts';
import { TILT, turned } from './turned.ts';

/** What is in a cup: its surface, a darker ring where it meets the wall, and a glint. */
export interface Filling {
  readonly tone: Tone;
  /** How far below the rim, in units. */
  readonly level?: number;
  /** Marks on the surface, drawn on a disc of radius 1 around (0, 0). */
  readonly art?: string;
}

interface Mouth {
  readonly cx: number;
  readonly y: number;
  readonly r: number;
  readonly wall?: number;
  readonly tone: Tone;
  readonly filling?: Filling;
  readonly tilt?: number;
}

/** The rim of an open vessel, the inner wall, and what fills it. */
export const mouth = ({ cx, y, r, wall = 6, tone, filling, tilt = TILT }: Mouth): string => {
  const inner = r - wall;
  const hole = ellipsePath(cx, y + wall * 0.1, inner, inner * tilt);
  const inWall =
    ellipse(cx, y, inner, inner * tilt, tone.shade) +
    path(
      `M${round(cx - inner)} ${y}A${round(inner)} ${round(inner * tilt)} 0 0 1 ${cx} ${round(y - inner * tilt)}L${cx} ${y + inner * tilt}Z`,
      tone.deep,
      { opacity: 0.35 },
    );
  return (
    ellipse(cx, y, r, r * tilt, tone.light) +
    group({ 'clip-path': inside(hole) }, inWall, filling === undefined ? '' : pool(cx, y, inner, tilt, filling))
  );
};

const pool = (cx: number, y: number, inner: number, tilt: number, { tone, level = 9, art = '' }: Filling): string => {
  const r = inner * 0.985;
  return (
    ellipse(cx, y + level, r, r * tilt, tone.shade) +
    ellipse(cx, y + level + 1, r - 4, (r - 4) * tilt, tone.base) +
    placed({ x: cx, y: y + level + 1, scale: round(r - 4), scaleY: round((r - 4) * tilt) }, art) +
    line(
      `M${round(cx - r * 0.82)} ${round(y + level - r * tilt * 0.28)}A${round(r * 0.9)} ${round(r * tilt * 0.9)} 0 0 1 ${round(cx - r * 0.4)} ${round(y + level - r * tilt * 0.72)}`,
      tone.light,
      3,
      { opacity: 0.65 },
    )
  );
};

/** An ear on the right of a cup, from (x, top) to (x + foot, bottom), reaching `reach` outwards. */
export const ear = (
  {
    x,
    top,
    bottom,
    reach,
    width = 13,
    foot = -8,
  }: { x: number; top: number; bottom: number; reach: number; width?: number; foot?: number },
  tone: Tone,
): string => {
  const height = bottom - top;
  const d = `M${x} ${top}C${x + reach * 0.7} ${top - height * 0.12} ${x + reach * 1.12} ${round(top + height * 0.12)} ${x + reach} ${round(top + height * 0.45)}S${round(x + reach * 0.35)} ${bottom} ${x + foot} ${bottom}`;
  return (
    line(d, tone.shade, width) +
    group({ transform: 'translate(-1.6 -2)' }, line(d, tone.base, width * 0.55)) +
    group({ transform: 'translate(-2.4 -3.2)' }, line(d, tone.light, width * 0.18, { opacity: 0.8 }))
  );
};

/** An opaque cup: outside, rim and filling. */
export const cup = (
  cx: number,
  outline: Profile,
  tone: Tone,
  { filling, wall = 6, tilt = TILT, lip = tone }: { filling?: Filling; wall?: number; tilt?: number; lip?: Tone } = {},
): string => {
  const [r, y] = rimOf(outline);
  return (
    turned(cx, outline, tone, { tilt }) +
    mouth({ cx, y, r, wall, tone: lip, tilt, ...(filling === undefined ? {} : { filling }) })
  );
};
