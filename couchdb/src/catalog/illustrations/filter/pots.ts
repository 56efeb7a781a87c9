import { glass } from '../parts/glass.ts';
import { block, circle, ellipse, group, line, path } from '../parts/marks.ts';
import { downward, ellipsePath, inside } from '../parts/paint.ts';
import {
  bottleBlue,
  brass,
  charcoal,
  coffee,
  copper,
  crema,
  porcelain,
  steel,
  terracotta,
  tints,
  walnut,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { steam } from '../parts/tableware.ts';
import { froth, specks } from '../parts/toppings.ts';
import { disc, patch, solid, turned } from '../parts/turned.ts';
import { cup, ear } from '../parts/vessel.ts';

const dark = downward([coffee.light, 0], [coffee.base, 0.4], [coffee.deep, 1]);
const brew = { ...coffee, light: crema.light, base: coffee.light };

/** A glass cylinder in a steel frame with a plunger. */
export const frenchPress = (): string => {
  const jar = profile('68 118 L68 302');
  const rail = (x: number): string =>
    block({ x, y: 118, width: 8, height: 196, corner: 3 }, steel.shade) +
    block({ x, y: 118, width: 3.5, height: 196, corner: 1.5 }, steel.light);
  return scene(
    tints.blush,
    'window',
    shadow(196, 318, 92),
    line('M254 146C322 128 334 180 326 220C318 264 290 284 256 282', charcoal.shade, 17),
    line('M254 143C316 128 328 178 321 217C313 258 288 276 256 277', charcoal.light, 5, { opacity: 0.7 }),
    glass(188, jar, { floor: 6, content: { top: 166, paint: dark, surface: brew } }),
    froth(184, 166, 46, 11, crema.light),
    line('M188 78V176', steel.shade, 6),
    line('M187 78V176', steel.light, 2.5),
    path('M126 136L106 128C102 126 102 120 108 118L130 118Z', '#fff', { opacity: 0.6 }),
    turned(188, profile('72 118 L72 132'), steel),
    turned(188, profile('72 288 L72 314'), steel),
    rail(118),
    rail(184),
    rail(250),
    turned(188, profile('62 96 C70 102 73 108 73 116'), steel),
    turned(188, profile('20 84 C44 86 58 90 62 96'), steel),
    disc(188, 84, 20, steel.light),
    turned(188, profile('6 70 L6 84'), steel),
    circle(188, 58, 17, charcoal.base),
    path('M188 41A17 17 0 0 1 188 75C198 66 198 50 188 41Z', charcoal.shade),
    ellipse(182, 52, 5, 4, charcoal.light),
  );
};

/** A diner's round decanter with a black collar. */
export const batchBrew = (): string => {
  const globe = profile('50 130 C56 150 104 168 106 230 C108 286 92 306 78 312');
  return scene(
    tints.peach,
    'pebble',
    shadow(196, 316, 106),
    line('M240 138C304 118 322 164 314 202C308 230 290 240 274 236', charcoal.shade, 21),
    line('M244 134C298 118 314 162 307 198', charcoal.light, 6, { opacity: 0.55 }),
    glass(184, globe, { floor: 5, content: { top: 206, paint: dark, surface: brew } }),
    froth(180, 206, 70, 18, crema.light),
    ...[236, 258, 280].map((y) =>
      line(`M${y === 280 ? 232 : 238} ${y + 20}L${y === 280 ? 246 : 254} ${y + 17}`, '#fff', 3, { opacity: 0.7 }),
    ),
    turned(184, profile('60 118 C58 134 60 140 66 146'), charcoal),
    path('M128 128L104 112C98 106 104 100 114 102L140 106Z', charcoal.base),
    turned(184, profile('54 94 L60 116'), terracotta),
    disc(184, 94, 54, terracotta.light),
    disc(184, 95, 44, terracotta.base),
    path('M166 92C168 78 200 78 202 92Z', terracotta.shade),
    ellipse(184, 84, 17, 6, terracotta.light),
    steam(100, 96, 44, 14),
  );
};

/** Two globes over a flame. */
export const syphon = (): string => {
  const upper = profile('46 60 C60 84 62 116 44 136 C30 148 14 152 12 160 L12 184');
  return scene(
    tints.lilac,
    'arch',
    shadow(206, 330, 110),
    solid(216, profile('104 314 C104 322 102 326 98 328'), walnut),
    block({ x: 286, y: 84, width: 12, height: 234, corner: 4 }, brass.shade),
    block({ x: 286, y: 84, width: 5, height: 234, corner: 2.5 }, brass.light),
    turned(188, profile('26 292 L30 318'), brass),
    disc(188, 292, 26, brass.light),
    path('M188 250C206 268 206 284 188 288C170 284 170 268 188 250Z', '#f2a13c'),
    path('M189 266C197 274 197 284 188 287C180 284 181 274 189 266Z', '#fbe3a0'),
    line('M188 186V222', '#fff', 8, { opacity: 0.6 }),
    circle(188, 214, 50, '#fff', { opacity: 0.34 }),
    group(
      { 'clip-path': inside(ellipsePath(188, 214, 46, 46)) },
      block({ x: 138, y: 218, width: 100, height: 50 }, dark),
      ellipse(188, 218, 46, 12, coffee.light),
      ellipse(182, 216, 26, 5, crema.base, { opacity: 0.6 }),
    ),
    path('M188 164A50 50 0 0 1 188 264C226 246 226 182 188 164Z', '#4d6670', { opacity: 0.14 }),
    line('M150 196C154 184 162 176 172 171', '#fff', 7, { opacity: 0.9 }),
    line('M146 214C146 220 147 224 148 228', '#fff', 5, { opacity: 0.7 }),
    `<circle cx="188" cy="214" r="49" fill="none" stroke="#fff" stroke-width="2.6" opacity=".85"/>`,
    turned(188, profile('17 156 L17 186'), charcoal, { gloss: 0.4 }),
    glass(188, between(upper, 60, 156), { floor: 4, wall: 4, content: { top: 92, paint: dark, surface: brew } }),
    froth(184, 92, 38, 9, crema.light),
    turned(188, profile('20 150 L20 160'), charcoal, { gloss: 0.4 }),
    path('M196 166H290V182H196Z', brass.base),
    path('M196 176H290V182H196Z', brass.deep),
    line('M206 170H284', brass.light, 2.5),
    circle(292, 174, 13, walnut.base),
    circle(289, 171, 6, walnut.light),
    steam(188, 46, 30, 20),
  );
};

/** A long-handled copper pot and its little cup. */
export const cezve = (): string =>
  scene(
    tints.stone,
    'flower',
    shadow(166, 318, 96),
    shadow(296, 318, 42),
    line('M214 150L346 84', walnut.shade, 18),
    line('M214 147L345 81', walnut.base, 11),
    line('M240 130L340 80', walnut.light, 3.5),
    path('M206 140L246 124L252 142L212 164Z', brass.shade),
    path('M206 140L246 124L248 131L208 149Z', brass.light),
    turned(158, profile('58 140 C54 172 50 178 62 206 C82 246 88 286 82 302 C80 310 76 314 70 316'), copper),
    ...[-0.86, -0.62, -0.32, 0, 0.32, 0.62, 0.86].map((s) =>
      ellipse(158 + s * 80, 250 + 24 * Math.sqrt(1 - s * s), 7 * Math.sqrt(1.1 - s * s), 8, copper.deep, {
        opacity: 0.45,
      }),
    ),
    path(patch(158, profile('53.2 176 C52.6 180 53 184 54.6 188')), brass.base),
    path(patch(158, profile('53.2 176 C52.6 180 53 184 54.6 188'), [0.34, 1]), brass.shade),
    path('M104 136L86 128C82 124 88 120 96 122L118 126Z', copper.light),
    disc(158, 140, 58, copper.light),
    disc(158, 141, 52, copper.deep),
    path(
      'M106 141C104 116 124 122 134 114C148 104 166 112 178 112C198 110 212 124 210 141A52 15.6 0 0 1 106 141Z',
      crema.base,
    ),
    path('M210 141A52 15.6 0 0 1 106 141C130 150 190 146 196 118C206 122 211 132 210 141Z', crema.shade),
    froth(154, 130, 34, 9, crema.light),
    ear({ x: 316, top: 272, bottom: 298, reach: 22, width: 7, foot: -4 }, porcelain),
    cup(290, profile('34 256 C34 288 28 304 20 310 L18 316'), porcelain, {
      wall: 4,
      filling: { tone: coffee, level: 6 },
    }),
    path(patch(290, profile('33.6 268 C33 276 32 280 31.4 284')), bottleBlue.base),
    path(patch(290, profile('33.6 268 C33 276 32 280 31.4 284'), [0.34, 1]), bottleBlue.shade),
    specks('266 285 2.4, 278 288.6 2.4, 290 289.6 2.4, 302 288.6 2.4, 313 285 2.4', porcelain.light),
    steam(158, 104, 52, 24),
  );
