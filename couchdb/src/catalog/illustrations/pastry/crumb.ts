import { lit } from '../parts/lit.ts';
import { line, placed, round } from '../parts/marks.ts';
import type { Tone } from '../parts/palette.ts';

/** A puffed fold of dough across the axis of a pastry, its layers showing as fine lines. */
export const puff = (
  { x, y, turn }: { x: number; y: number; turn: number },
  rx: number,
  ry: number,
  tone: Tone,
): string => {
  const angle = (turn * Math.PI) / 180;
  const at = (u: number, v: number): string =>
    `${round(x + u * rx * Math.cos(angle) - v * ry * Math.sin(angle))} ${round(y + u * rx * Math.sin(angle) + v * ry * Math.cos(angle))}`;
  const arc = `A${rx} ${ry} ${turn} 1 1`;
  const layer = (u: number): string => `M${at(u * 0.7, -0.88)}Q${at(u * 1.6, 0)} ${at(u * 0.7, 0.88)}`;
  return lit(
    `M${at(-1, 0)}${arc} ${at(1, 0)}${arc} ${at(-1, 0)}Z`,
    tone,
    { dx: rx * 0.16, dy: ry * 0.2, rim: rx * 0.1 },
    line(layer(-0.5) + layer(0.46), tone.shade, 2.6, { opacity: 0.75 }),
    line(layer(-0.2) + layer(0.16), tone.deep, 1.8, { opacity: 0.4 }),
    line(`M${at(-0.66, -0.5)}Q${at(-0.84, -0.1)} ${at(-0.7, 0.3)}`, '#fff4d2', rx * 0.1, { opacity: 0.75 }),
  );
};

/** A thick rope of dough along a path. */
export const rope = (d: string, width: number, tone: Tone): string =>
  line(d, tone.deep, width) +
  placed({ x: -width * 0.04, y: -width * 0.06 }, line(d, tone.shade, width * 0.86)) +
  placed({ x: -width * 0.09, y: -width * 0.13 }, line(d, tone.base, width * 0.62)) +
  placed({ x: -width * 0.16, y: -width * 0.22 }, line(d, tone.light, width * 0.16, { opacity: 0.85 }));
