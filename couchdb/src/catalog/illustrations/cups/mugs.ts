import { behind, contents, skin } from '../parts/glass.ts';
import { cutTo } from '../parts/lit.ts';
import { circle, each, ellipse, line, path, placed } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import {
  bottleBlue,
  charcoal,
  coffee,
  crema,
  latte,
  milk,
  navy,
  porcelain,
  sage,
  steel,
  terracotta,
  tints,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer } from '../parts/tableware.ts';
import { specks } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { cup, ear, mouth } from '../parts/vessel.ts';

const glazed = { light: '#fdf7ea', base: '#efe3cd', shade: '#d5c4a8', deep: '#b09a7b' };

/** A thrown mug: speckled clay below, glaze run over it. */
export const stonewareMug = (): string => {
  const mug = profile('84 136 C86 170 98 190 98 232 C98 274 88 300 74 312');
  return scene(
    tints.sage,
    'disc',
    shadow(194, 314, 96),
    ear({ x: 272, top: 174, bottom: 270, reach: 62, width: 19, foot: 6 }, glazed),
    turned(186, mug, glazed, { gloss: 0.6 }),
    path(patch(186, between(mug, 250, 312)), '#b98d68'),
    path(patch(186, between(mug, 250, 312), [0.34, 1]), '#9a7150'),
    path(patch(186, between(mug, 250, 312), [0.78, 1]), '#7a563a', { opacity: 0.7 }),
    path(
      'M89 244A97 29 0 0 0 283 244C280 262 266 268 256 274C246 290 232 280 220 282C206 292 192 284 180 286C166 294 152 280 140 278C126 284 112 268 104 268C96 264 91 254 89 244Z',
      glazed.base,
    ),
    path('M283 244C280 262 266 268 256 274C246 290 232 280 220 282V272C246 268 270 258 283 244Z', glazed.shade),
    specks(
      '110 190 1.6, 128 216 1.8, 150 184 1.4, 170 226 1.8, 196 196 1.6, 214 238 1.6, 236 200 1.8, 256 226 1.4, 140 250 1.6, 178 256 1.4, 240 256 1.6, 120 240 1.4, 160 208 1.2, 206 216 1.4, 262 190 1.4, 130 292 1.6, 170 304 1.6, 206 300 1.6, 238 296 1.4',
      '#8a6a48',
      0.75,
    ),
    mouth({
      cx: 186,
      y: 136,
      r: 84,
      wall: 8,
      tone: { ...glazed, shade: '#c9b594' },
      filling: { tone: { ...coffee, base: coffee.light, light: crema.light }, level: 9 },
    }),
  );
};

/** A flared cup of glass within glass, the coffee floating. */
export const doubleWallGlass = (): string => {
  const outer = profile('74 128 C100 160 104 220 88 272 C80 296 66 310 54 314');
  const inner = profile('74 128 C80 160 86 204 66 240 C50 264 26 272 14 274');
  return scene(
    tints.blush,
    'pebble',
    shadow(204, 316, 84),
    behind(200, outer),
    path(patch(200, outer), '#fff', { opacity: 0.22 }),
    contents(200, inner, {
      floor: 0,
      wall: 4,
      content: {
        top: 152,
        paint: downward([milk.shade, 0], [latte.light, 0.3], [latte.base, 0.6], [coffee.light, 1]),
        surface: { light: '#fff', base: milk.base, shade: latte.light, deep: latte.base },
      },
    }),
    ellipse(196, 153, 34, 8, crema.light, { opacity: 0.8 }),
    skin(200, outer, { floor: 8 }),
    path(patch(200, between(outer, 140, 300), [0.5, 0.56]), '#fff', { opacity: 0.4 }),
    line('M150 292C176 304 222 304 248 292', '#fff', 3, { opacity: 0.7 }),
  );
};

/** An enamelled camping mug with its blue rim. */
export const enamelMug = (): string => {
  const mug = profile('90 138 L86 296 C86 304 84 308 80 310');
  return scene(
    tints.mist,
    'hills',
    shadow(196, 312, 98),
    line('M272 168C336 150 350 190 334 228C322 258 296 266 272 268', navy.base, 12),
    line('M272 166C332 150 345 190 330 226C319 252 296 260 274 262', '#f3efe4', 7),
    turned(188, mug, { light: '#ffffff', base: '#f3efe4', shade: '#d9d2c2', deep: '#b8af9c' }),
    cutTo(
      patch(188, between(mug, 140, 300)),
      path('M92 272L130 214L150 240L186 178L224 240L240 222L290 290V320H92Z', sage.shade),
      path('M186 178L204 208L192 204L184 214L174 200Z', '#fff'),
      path('M186 178L224 240L240 222L290 290V320H212C218 270 206 220 186 178Z', '#4d6a52', { opacity: 0.55 }),
      circle(236, 186, 14, terracotta.base),
      each('112 286, 136 298, 160 290, 246 296, 268 288, 220 304', ([x = 0, y = 0]) =>
        path(`M${x} ${y - 40}L${x + 13} ${y - 6}H${x + 4}V${y + 6}H${x - 4}V${y - 6}H${x - 13}Z`, '#35513f'),
      ),
    ),
    path(patch(188, mug, [0.78, 1]), '#5a4a32', { opacity: 0.14 }),
    path(patch(188, mug, [-0.84, -0.7]), '#fff', { opacity: 0.5 }),
    path(patch(188, between(mug, 296, 310)), navy.base),
    mouth({
      cx: 188,
      y: 138,
      r: 92,
      wall: 6,
      tone: { light: navy.base, base: '#f3efe4', shade: '#e7e0d0', deep: '#b8af9c' },
      filling: { tone: coffee, level: 12 },
    }),
    line('M98 132A92 27.6 0 0 1 160 112', navy.light, 3),
    path('M126 306l6 -4l5 5l-6 4ZM240 150l5 -3l4 4l-5 4Z', charcoal.base, { opacity: 0.7 }),
  );
};

/** Two demitasses stacked on their saucers. */
export const espressoSet = (): string => {
  const one = (y: number, tone: typeof sage, filled: boolean): string =>
    ear({ x: 258, top: y + 14, bottom: y + 54, reach: 38, width: 11 }, tone) +
    cup(198, profile(`64 ${y} C64 ${y + 26} 60 ${y + 52} 46 ${y + 70} L42 ${y + 84}`), tone, {
      wall: 5,
      lip: porcelain,
      ...(filled ? { filling: { tone: { ...crema, shade: coffee.base }, level: 7 } } : {}),
    });
  return scene(
    tints.butter,
    'arch',
    saucer(198, 296, 116, bottleBlue),
    one(214, bottleBlue, false),
    ellipse(200, 214, 60, 17, '#3a2414', { opacity: 0.35 }),
    disc(198, 206, 104, terracotta.deep),
    disc(198, 202, 106, terracotta.shade),
    disc(198, 198, 106, terracotta.base),
    path('M92 198A106 31.8 0 0 1 262 172A110 30 0 0 0 92 198Z', terracotta.light),
    disc(198, 200, 68, terracotta.shade),
    disc(198, 202, 66, terracotta.base),
    ellipse(212, 204, 48, 13, terracotta.deep, { opacity: 0.5 }),
    one(116, terracotta, true),
    placed(
      { x: 110, y: 198, turn: 6, scale: 0.66 },
      path('M16 -3C40 -4 80 -5 108 -7Q118 -6 117 1T106 5C80 4 40 5 16 5Z', steel.shade),
      path('M-24 1C-24 -12 0 -14 18 -3V5C0 15 -24 13 -24 1Z', steel.shade),
      path('M-22 -1C-21 -11 0 -12 17 -3C6 4 -18 6 -22 -1Z', steel.light),
    ),
  );
};
