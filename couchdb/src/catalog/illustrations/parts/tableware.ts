import { ellipse, group, line, path, placed, round } from './marks.ts';
import { steel, type Tone } from './palette.ts';
import { shadow } from './scene.ts';
import { disc, TILT } from './turned.ts';

/** A saucer or plate with its shadow, seen from our height; (cx, y) is the middle of its upper side. */
export const saucer = (cx: number, y: number, r: number, tone: Tone): string =>
  shadow(cx, y + r * 0.1, r * 0.98) +
  disc(cx, y + 8, r * 0.97, tone.deep) +
  disc(cx, y + 4, r, tone.shade) +
  disc(cx, y, r, tone.base) +
  path(
    `M${round(cx - r)} ${round(y)}A${round(r)} ${round(r * TILT)} 0 0 1 ${round(cx + r * 0.6)} ${round(y - r * TILT * 0.8)}A${round(r * 1.04)} ${round(r * TILT * 0.93)} 0 0 0 ${round(cx - r)} ${round(y)}Z`,
    tone.light,
  ) +
  disc(cx, y + 2, r * 0.66, tone.shade) +
  disc(cx, y + 4.5, r * 0.645, tone.base) +
  ellipse(cx + r * 0.14, y + 6, r * 0.46, r * 0.46 * TILT, tone.deep, { opacity: 0.45 });

/** A teaspoon of about 120 units, its bowl at (0, 0), its handle to the right. */
export const spoon = (at: { x: number; y: number; turn?: number; scale?: number }, tone: Tone = steel): string =>
  placed(
    at,
    path('M16 -3C40 -4 80 -5 108 -7Q118 -6 117 1T106 5C80 4 40 5 16 5Z', tone.shade),
    path('M16 -3C40 -4 80 -5 108 -7Q116 -6 116 -3C80 -1 40 0 16 0Z', tone.light),
    path('M-24 1C-24 -12 0 -14 18 -3V5C0 15 -24 13 -24 1Z', tone.shade),
    path('M-22 -1C-21 -11 0 -12 17 -3C6 4 -18 6 -22 -1Z', tone.base),
    line('M-17 -3C-14 -7 -6 -8 0 -7', tone.light, 2),
  );

/** Three wisps of steam rising from (cx, y). */
export const steam = (cx: number, y: number, height = 70, spread = 26): string =>
  group(
    { fill: '#fff' },
    ...[-1, 0, 1].map((side) => {
      const h = height * (side === 0 ? 1 : 0.72);
      const x = cx + side * spread;
      const base = y - Math.abs(side) * 4 + (side === 0 ? 0 : 6);
      const p = (dx: number, up: number): string => `${round(x + dx)} ${round(base - h * up)}`;
      return `<path d="M${p(0, 0)}C${p(-13, 0.3)} ${p(13, 0.5)} ${p(2, 1)}C${p(20, 0.62)} ${p(-3, 0.36)} ${p(0, 0)}Z" opacity="${side === 0 ? 0.75 : 0.55}"/>`;
    }),
  );
