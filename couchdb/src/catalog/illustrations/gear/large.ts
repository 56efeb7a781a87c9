import { cutTo, lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  brass,
  charcoal,
  coffee,
  copper,
  crema,
  linen,
  navy,
  porcelain,
  steel,
  terracotta,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { cup } from '../parts/vessel.ts';

/** A lever machine: boiler, group and its long arm. */
export const leverMachine = (): string =>
  scene(
    tints.blush,
    'arch',
    placed(
      { x: 12, y: 20, scale: 0.94 },
      shadow(210, 330, 122, 26),
      path('M84 312Q84 302 96 302H318Q330 302 330 312V322Q330 330 320 330H94Q84 330 84 322Z', walnut.shade),
      path('M84 312Q84 302 96 302H318Q330 302 330 312Z', walnut.light),
      path('M84 312H330V317H84Z', walnut.base),
      path('M96 300L112 284H204L212 300Z', steel.shade),
      line('M118 290H200M112 295H206', steel.deep, 2),
      turned(262, profile('44 134 L44 288 C44 294 42 298 40 300'), copper),
      disc(262, 134, 44, copper.light),
      path(patch(262, profile('44 160 L44 166')), brass.base),
      path(patch(262, profile('44 264 L44 270')), brass.base),
      turned(262, profile('6 64 C36 70 44 100 44 132'), copper),
      circle(262, 56, 12, brass.base),
      circle(259, 53, 5, brass.light),
      circle(262, 218, 24, brass.shade),
      circle(261, 217, 20, '#fffaf0'),
      line('M261 217L272 206', terracotta.base, 3.4),
      circle(261, 217, 3, charcoal.base),
      ...[0, 1, 2, 3, 4].map((i) => {
        const a = Math.PI * (0.9 + i * 0.3);
        return circle(261 + 15 * Math.cos(a), 217 + 15 * Math.sin(a), 1.5, charcoal.base);
      }),
      path('M146 152H226V178H146Z', copper.shade),
      path('M146 152H226V162H146Z', copper.light),
      turned(156, profile('26 108 L26 196'), copper),
      disc(156, 108, 26, copper.light),
      turned(156, profile('11 84 L11 108'), steel),
      disc(156, 84, 11, steel.light),
      turned(156, profile('36 190 L36 210'), brass),
      disc(156, 190, 36, brass.light),
      path('M152 84L66 40', 'none', { stroke: steel.shade, 'stroke-width': 11, 'stroke-linecap': 'round' }),
      line('M152 82L68 39', steel.light, 4),
      line('M86 50L50 31', walnut.deep, 20),
      line('M86 47L50 29', walnut.base, 12),
      line('M80 42L54 28', walnut.light, 4),
      circle(156, 86, 8, steel.base),
      circle(154, 84, 3.4, steel.light),
      turned(156, profile('34 212 L32 226'), steel),
      path('M124 216L62 226Q50 228 50 220T60 208L124 206Z', walnut.base),
      path('M124 214L52 224Q58 229 66 226L124 218Z', walnut.deep),
      path('M142 232H170L166 244H160V238H152V244H146Z', steel.shade),
      line('M149 246V268M163 246V268', coffee.base, 3),
      cup(154, profile('30 260 C30 278 26 288 18 292 L17 295'), porcelain, {
        wall: 3.5,
        filling: { tone: { ...crema, shade: coffee.base }, level: 5 },
      }),
      path(patch(262, between(profile('44 134 L44 288'), 176, 256), [-0.84, -0.72]), '#fff', { opacity: 0.4 }),
      block({ x: 300, y: 236, width: 26, height: 9, corner: 4 }, steel.shade),
      circle(326, 240, 10, charcoal.base),
      circle(323, 237, 4, charcoal.light),
    ),
  );

/** A tin that keeps beans: valve in the lid, a dial for the day, a scoop. */
export const vacuumCanister = (): string => {
  const body = profile('86 142 L86 306 C86 312 84 315 80 316');
  return scene(
    tints.sage,
    'flower',
    shadow(204, 316, 98),
    placed(
      { x: 314, y: 232, turn: 6 },
      block({ x: -7, y: -96, width: 14, height: 110, corner: 6 }, wood.shade),
      block({ x: -7, y: -96, width: 7, height: 110, corner: 3.5 }, wood.base),
      circle(0, -84, 3.4, wood.deep),
      path('M-24 10H24V52Q24 80 0 80T-24 52Z', wood.base),
      path('M8 10H24V52Q24 80 0 80C10 70 10 40 8 10Z', wood.shade),
      ellipse(0, 10, 24, 8, wood.light),
      ellipse(0, 11, 19, 5.6, wood.deep),
    ),
    turned(194, body, navy, { gloss: 0.5 }),
    path(patch(194, profile('86 292 L86 302')), steel.base),
    path(patch(194, profile('86 292 L86 302'), [0.34, 1]), steel.shade),
    ...[200, 226, 252].map((y, i) =>
      path(patch(194, profile(`86 ${y} L86 ${y + 4}`), [-0.3, [0.34, 0.2, 0.06][i] ?? 0]), bottleBlue.light, {
        opacity: 0.9,
      }),
    ),
    placed(
      { x: 150, y: 238 },
      bean(0, 0, 15, -40, { ...coffee, base: bottleBlue.light, light: porcelain.light, deep: navy.base }),
    ),
    turned(194, profile('90 112 L90 138'), wood),
    path(patch(194, profile('90 132 L90 138')), steel.shade),
    disc(194, 112, 90, wood.light),
    disc(194, 112, 78, wood.base),
    line('M122 106C160 98 230 98 266 108M118 116C160 124 230 126 270 116', wood.shade, 2),
    disc(194, 108, 38, steel.deep),
    turned(194, profile('36 96 L36 106'), steel),
    disc(194, 96, 36, steel.light),
    disc(194, 97, 28, steel.base),
    turned(194, profile('12 82 L14 96'), charcoal),
    disc(194, 82, 12, charcoal.light),
    ...Array.from({ length: 10 }, (_, i) => {
      const a = (i / 10) * 2 * Math.PI;
      return ellipse(194 + 32 * Math.cos(a), 96.6 + 9.6 * Math.sin(a), 1.5, 0.9, charcoal.base);
    }),
    path(patch(194, profile('90 122 L90 166'), [-0.6, -0.44]), steel.shade),
    path(patch(194, profile('90 122 L90 160'), [-0.6, -0.48]), steel.light),
  );
};

/** An apron on its peg. */
export const apron = (): string =>
  scene(
    tints.sand,
    'window',
    path('M150 96C138 130 128 150 108 164V312Q200 340 296 312V164C276 150 264 130 254 96Z', '#5b3a26', {
      opacity: 0.14,
      transform: 'translate(12 10)',
    }),
    block({ x: 150, y: 40, width: 100, height: 16, corner: 8 }, wood.shade),
    block({ x: 150, y: 40, width: 100, height: 9, corner: 4.5 }, wood.light),
    line('M154 102C156 60 184 46 201 46S246 60 248 102', terracotta.shade, 9),
    line('M153 100C155 58 183 44 200 44S245 58 247 100', terracotta.base, 4),
    turned(201, profile('9 34 C12 42 10 50 8 58'), wood),
    disc(201, 34, 9, wood.light),
    line('M110 180C84 186 72 210 66 244C62 264 70 276 62 292', terracotta.shade, 8),
    line('M292 180C318 186 330 212 334 240C338 258 328 272 338 286', terracotta.shade, 8),
    lit(
      'M146 96Q200 108 254 96C260 130 272 154 298 168C302 220 302 270 298 312Q200 336 102 312C98 270 98 220 102 168C128 154 140 130 146 96Z',
      navy,
      { dx: 18, dy: 4, rim: 6 },
      path('M128 190C132 240 130 280 124 322L140 322C144 280 142 230 134 190Z', navy.deep, { opacity: 0.4 }),
      path('M262 200C266 250 262 290 254 326L270 326C276 286 276 240 270 200Z', navy.deep, { opacity: 0.4 }),
      line('M146 103Q200 115 254 103', navy.light, 2.4, { 'stroke-dasharray': '5 5' }),
      line('M104 304Q200 328 296 304', navy.light, 2.4, { 'stroke-dasharray': '5 5' }),
    ),
    lit(
      'M146 214H252V272Q252 290 236 290H162Q146 290 146 272Z',
      { ...navy, base: '#44597f' },
      { dx: 8, dy: 5, rim: 4 },
    ),
    line('M146 222H252', terracotta.base, 5),
    line('M200 226V288', navy.light, 2.2, { 'stroke-dasharray': '5 5' }),
    placed(
      { x: 176, y: 216, turn: -8 },
      cutTo(
        'M-40 -70H40V4H-40Z',
        block({ x: -4, y: -46, width: 8, height: 60, corner: 4 }, steel.shade),
        block({ x: -4, y: -46, width: 4, height: 60, corner: 2 }, steel.light),
        ellipse(0, -50, 13, 16, steel.shade),
        ellipse(-1, -51, 10, 13, steel.base),
      ),
    ),
    placed(
      { x: 226, y: 212, turn: 6 },
      path('M-17 -26L14 -30V6H-17Z', linen.base),
      path('M-17 -26L-2 -28V6H-17Z', linen.light),
    ),
    line('M146 222H252', terracotta.base, 5),
    placed(
      { x: 200, y: 150, scale: 0.86 },
      path('M-9 -26H9V-14C10 -4 22 0 22 14V32Q22 38 16 38H-16Q-22 38 -22 32V14C-22 0 -10 -4 -9 -14Z', bottleBlue.light),
      bean(0, 18, 10, -34, { ...coffee, base: navy.deep, deep: bottleBlue.light, light: navy.base }),
    ),
    circle(153, 101, 5, brass.base),
    circle(247, 101, 5, brass.base),
    circle(152, 100, 2, brass.light),
    circle(246, 100, 2, brass.light),
  );
