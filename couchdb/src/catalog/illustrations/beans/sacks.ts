import { cutTo, lit } from '../parts/lit.ts';
import { circle, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  charcoal,
  coffee,
  linen,
  navy,
  paper,
  porcelain,
  steel,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { heap } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { toucan } from './creatures.ts';
import { framed, pyramid, ridges, roundel } from './landscapes.ts';

/** A jute sack, open, with a scoop in the beans. */
export const cerrado = (): string => {
  const weave = Array.from(
    { length: 9 },
    (_, i) => `M80 ${170 + i * 18}C140 ${182 + i * 18} 260 ${182 + i * 18} 320 ${170 + i * 18}`,
  ).join('');
  const warp = Array.from({ length: 12 }, (_, i) => `M${104 + i * 17} 150L${98 + i * 18} 330`).join('');
  const body = 'M104 150C92 200 80 262 92 304C98 322 120 326 200 326S304 322 310 304C320 262 308 200 296 150Z';
  return scene(
    tints.sage,
    'hills',
    shadow(206, 320, 122),
    ellipse(200, 138, 102, 32, linen.deep),
    ellipse(200, 136, 90, 26, coffee.deep),
    path('M112 140C120 104 160 88 202 88S282 104 290 140C270 166 130 166 112 140Z', coffee.shade),
    heap(
      '140 132 0, 166 118 67, 150 152 134, 180 142 21, 194 108 88, 206 130 155, 222 112 42, 232 140 109, 252 126 176, 264 146 63, 208 152 130, 128 146 17, 178 100 84, 238 104 151, 272 132 38, 160 138 105, 188 124 172, 236 156 59, 126 126 126, 214 96 13',
      14,
    ),
    placed(
      { x: 236, y: 108, turn: -34 },
      path('M-12 -8L78 -12Q86 -10 86 0T78 12L-12 8Z', wood.base),
      path('M-12 2L86 2Q86 10 78 12L-12 8Z', wood.shade),
      path('M-56 -26C-30 -30 -12 -22 -8 0C-12 22 -30 30 -56 26C-42 12 -42 -12 -56 -26Z', steel.base),
      path('M-8 0C-12 22 -30 30 -56 26C-50 20 -46 10 -46 4Z', steel.shade),
    ),
    heap('190 136 20, 172 152 100, 212 148 160', 14),
    lit(
      body,
      linen,
      { dx: 26, dy: 4, rim: 6 },
      line(weave, linen.shade, 1.6, { opacity: 0.7 }),
      line(warp, linen.shade, 1.2, { opacity: 0.5 }),
    ),
    path(
      'M98 140C102 166 150 174 200 174S298 166 302 140C312 150 312 166 304 176C270 192 130 192 96 176C88 166 88 150 98 140Z',
      linen.base,
    ),
    path('M302 140C312 150 312 166 304 176C280 188 230 190 200 190C250 184 290 170 302 140Z', linen.shade),
    line('M98 142C102 166 150 174 200 174S298 166 302 142', linen.light, 3),
    placed(
      { x: 196, y: 254, scale: 1.12 },
      circle(0, 0, 52, '#e3a33f'),
      circle(0, 0, 45, '#f2c668'),
      cutTo('M-52 0A52 52 0 0 0 52 0L60 -60H-52Z', toucan()),
    ),
  );
};

/** A cotton pouch drawn shut by its cord. */
export const pacamara = (): string =>
  scene(
    tints.peach,
    'flower',
    shadow(204, 320, 110),
    lit(
      'M150 126C140 150 104 186 98 244C94 296 116 324 200 324S306 296 302 244C296 186 260 150 250 126Z',
      porcelain,
      { dx: 24, dy: 8, rim: 6 },
      line(
        'M164 132C156 160 142 176 132 196M186 132C184 150 180 160 176 168M216 132C218 150 222 160 228 170M238 132C246 160 262 178 272 200',
        porcelain.deep,
        3,
        { opacity: 0.7 },
      ),
    ),
    framed({ x: 198, y: 246, scale: 1.16 }, roundel, pyramid()),
    circle(198, 246, 57, 'none', { stroke: porcelain.light, 'stroke-width': 4 }),
    path(
      'M150 122C130 96 118 84 122 66C136 72 144 66 152 58C162 68 172 66 182 56C192 66 206 66 216 56C228 68 238 66 248 58C256 68 266 72 278 66C282 84 270 98 250 122Z',
      porcelain.base,
    ),
    path(
      'M216 56C228 68 238 66 248 58C256 68 266 72 278 66C282 84 270 98 250 122H218C226 96 228 76 216 56Z',
      porcelain.shade,
    ),
    line(
      'M152 60C156 84 160 100 168 118M182 58C184 84 186 100 190 118M216 58C214 84 212 100 210 118M248 60C244 84 238 100 232 118',
      porcelain.deep,
      3,
      { opacity: 0.7 },
    ),
    path('M146 116Q200 130 254 116V128Q200 142 146 128Z', bottleBlue.base),
    path('M222 124Q240 121 254 116V128Q240 133 222 136Z', bottleBlue.shade),
    line('M252 122C276 122 286 140 280 160M252 124C262 136 264 152 260 170', bottleBlue.base, 4.5),
    circle(280, 164, 8, wood.base),
    circle(278, 162, 3, wood.light),
    circle(260, 174, 8, wood.shade),
    circle(258, 172, 3, wood.light),
  );

/** A little barrel, as this coffee really travels. */
export const blueMountain = (): string => {
  const barrel = profile('80 92 C104 140 104 250 80 300');
  const hoop = (top: number, bottom: number): string => turned(200, between(barrel, top, bottom), charcoal);
  return scene(
    tints.sky,
    'pebble',
    shadow(206, 308, 100, 32),
    turned(200, barrel, wood),
    ...[-0.8, -0.5, -0.2, 0.12, 0.42, 0.7].map((at) =>
      path(patch(200, barrel, [at, at + 0.014]), wood.deep, { opacity: 0.7 }),
    ),
    hoop(104, 118),
    hoop(140, 152),
    hoop(246, 258),
    hoop(278, 292),
    framed({ x: 198, y: 228, scale: 0.98 }, roundel, ridges()),
    circle(198, 228, 48, 'none', { stroke: navy.base, 'stroke-width': 4 }),
    circle(198, 228, 52, 'none', { stroke: paper.light, 'stroke-width': 3 }),
    disc(200, 92, 80, wood.light),
    disc(200, 94, 72, walnut.shade),
    disc(200, 97, 70, wood.base),
    line('M148 84V108M174 80V116M200 78V118M226 80V116M252 84V108', wood.shade, 2),
    ellipse(212, 98, 12, 4, walnut.deep),
    ellipse(211, 96.6, 9, 2.6, wood.light),
  );
};
