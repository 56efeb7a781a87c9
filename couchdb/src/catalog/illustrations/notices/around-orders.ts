import { lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import { bottleBlue, brass, coffee, kraft, latte, leaf, linen, paper, terracotta, walnut } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { bean } from '../parts/toppings.ts';
import { disc, turned } from '../parts/turned.ts';
import { dashes, ground, rest } from './ground.ts';

/** An open paper bag with nothing in it, a cup still only dreamt of. */
export const emptyCart = (): string =>
  ground() +
  rest(196, 284, 96) +
  placed(
    { x: 232, y: 56, scale: 0.86, turn: 8 },
    line('M0 40H74L66 96Q64 104 56 104H18Q10 104 8 96ZM72 52C94 48 98 80 70 82', latte.base, 6, dashes),
    line('M26 24C20 14 32 6 26 -4M50 24C44 14 56 6 50 -4', latte.base, 6, dashes),
  ) +
  line('M150 172C150 108 242 108 242 172', linen.deep, 7) +
  path('M252 172L290 160V268L252 286Z', kraft.deep) +
  path('M116 172L146 162H290L252 172Z', '#7d5f3b') +
  lit('M116 172H252V286H124Q116 286 116 278Z', kraft, { dx: 12, dy: 0, rim: 5 }) +
  path('M252 172L271 166L266 226L271 277L252 286Z', '#7d5f3b', { opacity: 0.5 }) +
  line('M140 178C140 112 230 112 230 178', linen.shade, 8) +
  line('M139 176C139 111 229 111 229 176', linen.light, 3.5) +
  circle(140, 182, 5, brass.base) +
  circle(230, 182, 5, brass.base) +
  circle(184, 230, 27, paper.base) +
  bean(184, 230, 16, -34) +
  bean(312, 278, 12, 30) +
  bean(92, 282, 10, -20);

/** A bell on the counter and an order slip with nothing on it yet. */
export const noOrders = (): string =>
  ground() +
  rest(148, 276, 72) +
  rest(272, 276, 60) +
  placed(
    { x: 268, y: 176, turn: 7 },
    lit('M-58 -96H46L62 -80V92L48 84L34 94L20 84L6 94L-8 84L-22 94L-36 84L-50 94L-58 88Z', paper, {
      dx: 8,
      dy: 4,
      rim: 4,
    }),
    path('M46 -96V-80H62Z', paper.deep),
    circle(-34, -64, 12, bottleBlue.base),
    bean(-34, -64, 8, -30, { ...coffee, base: paper.light, deep: bottleBlue.base, light: paper.light }),
    ...[-30, -4, 22, 48].map(
      (y) =>
        block({ x: -44, y, width: 13, height: 13, corner: 4 }, 'none', { stroke: linen.shade, 'stroke-width': 3 }) +
        line(`M-20 ${y + 7}H${y === 48 ? 18 : 42}`, linen.shade, 5, { 'stroke-dasharray': '1 10' }),
    ),
  ) +
  turned(146, profile('84 264 L82 276'), walnut) +
  disc(146, 264, 84, walnut.light) +
  turned(146, profile('12 190 C50 196 72 226 74 256'), brass) +
  turned(146, profile('77 254 L77 260'), brass) +
  line('M100 232C106 216 116 206 128 202', '#fff6d8', 6, { opacity: 0.8 }) +
  turned(146, profile('6 178 L6 194'), brass) +
  ellipse(146, 176, 15, 9, brass.shade) +
  ellipse(144, 173, 12, 7, brass.light) +
  line('M92 168L78 154M120 148L114 130M172 148L180 131', terracotta.base, 6) +
  placed(
    { x: 330, y: 278, scale: 0.8 },
    path('M0 0C-10 -6 -10 -22 2 -28C12 -20 10 -6 0 0Z', leaf.base),
    path('M0 0C10 -10 24 -10 28 -2C20 6 8 6 0 0Z', leaf.shade),
  );

/** A tipped cup, coffee running out of it. */
export const spilled = (): string =>
  ground() +
  path(
    'M236 250C270 236 318 240 338 256C356 272 330 288 286 288C240 290 176 292 150 282C132 272 150 260 182 262C204 262 214 256 236 250Z',
    coffee.base,
  ) +
  path(
    'M244 256C276 244 314 248 328 260C300 254 270 260 246 268C226 274 196 274 172 268C200 268 220 264 244 256Z',
    coffee.light,
    { opacity: 0.7 },
  ) +
  ellipse(352, 296, 10, 4, coffee.base) +
  ellipse(128, 294, 8, 3, coffee.base) +
  placed(
    { x: 176, y: 188, turn: 64 },
    line('M-66 -28C-100 -60 -118 -18 -92 12C-82 24 -66 26 -56 22', bottleBlue.shade, 15),
    line('M-67 -30C-99 -60 -116 -18 -91 9C-82 20 -68 22 -58 19', bottleBlue.base, 8),
    turned(0, profile('76 -64 C76 -8 66 36 42 58 L38 68'), bottleBlue),
    disc(0, -64, 76, bottleBlue.light, 0.36),
    disc(0, -64, 70, paper.shade, 0.36),
    path('M-70 -64A70 25 0 0 1 70 -64C40 -52 8 -58 -20 -48C-44 -44 -66 -52 -70 -64Z', paper.deep, { opacity: 0.5 }),
    path('M70 -64A70 25 0 0 1 -40 -43.5C-10 -66 30 -82 66 -72Q70 -68 70 -64Z', coffee.base),
  ) +
  path('M222 220C236 226 246 240 242 258L210 266C204 250 206 232 222 220Z', coffee.base) +
  line('M92 96L74 84M116 78L108 58M76 124L56 122', terracotta.base, 6);
