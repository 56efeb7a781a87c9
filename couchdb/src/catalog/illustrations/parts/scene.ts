import { block, circle, ellipse, path } from './marks.ts';
import { outward } from './paint.ts';
import type { Tint } from './palette.ts';

/** The quiet shape behind an item. */
export const backs = {
  disc: (fill: string) => circle(200, 196, 150, fill),
  arch: (fill: string) => path('M70 340V188a130 130 0 0 1 260 0V340Z', fill),
  hills: (fill: string) => path('M0 268C60 206 132 214 190 250S330 272 400 206V400H0Z', fill),
  pebble: (fill: string) => path('M198 44C300 30 372 104 362 206S276 356 186 350 30 286 42 184 108 56 198 44Z', fill),
  window: (fill: string) => block({ x: 66, y: 52, width: 268, height: 290, corner: 44 }, fill),
  sunrise: (fill: string) => path('M34 318a166 166 0 0 1 332 0Z', fill),
  flower: (fill: string) =>
    [0, 60, 120, 180, 240, 300]
      .map((turn) =>
        circle(200 + 84 * Math.cos((turn * Math.PI) / 180), 196 + 84 * Math.sin((turn * Math.PI) / 180), 82, fill),
      )
      .join('') + circle(200, 196, 90, fill),
  slope: (fill: string) => path('M0 300L400 150V400H0Z', fill),
} as const;

/** The wall behind an item with its quiet shape. */
export const backdrop = (tint: Tint, back: keyof typeof backs): string =>
  block({ x: 0, y: 0, width: 400, height: 400 }, tint.wall) + backs[back](tint.shape);

const dark = '#5b3a26';

/** The soft shadow an item stands in, cast to the right because the light comes from the top left. */
export const shadow = (cx: number, y: number, rx: number, ry = rx * 0.24): string =>
  ellipse(cx + rx * 0.1, y + ry * 0.1, rx * 1.28, ry * 1.3, outward([dark, 0, 0.42], [dark, 0.55, 0.2], [dark, 1, 0])) +
  ellipse(cx + 3, y, rx, ry * 0.9, dark, { opacity: 0.16 });

/** A whole picture: backdrop, then what stands before it. */
export const scene = (tint: Tint, back: keyof typeof backs, ...marks: readonly string[]): string =>
  backdrop(tint, back) + marks.join('');

/** Drawings by the slug of the item they show. */
export type Drawings = Readonly<Record<string, () => string>>;
