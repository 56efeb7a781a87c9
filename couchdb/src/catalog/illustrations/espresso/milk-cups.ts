import { cocoaFoam, rosetta } from '../parts/latte-art.ts';
import { each, ellipse, group, line, path, placed } from '../parts/marks.ts';
import { ellipsePath, inside } from '../parts/paint.ts';
import {
  bottleBlue,
  charcoal,
  chocolate,
  coffee,
  crema,
  latte,
  milk,
  porcelain,
  sage,
  terracotta,
  tints,
  walnut,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, steam } from '../parts/tableware.ts';
import { cream, specks } from '../parts/toppings.ts';
import { patch, solid, turned } from '../parts/turned.ts';
import { cup, ear, mouth } from '../parts/vessel.ts';

const surface = { ...crema, shade: coffee.light };

/** A wide bowl of a cup with a cap of foam and cocoa. */
export const cappuccino = (): string =>
  scene(
    tints.mist,
    'disc',
    saucer(198, 276, 148, terracotta),
    ear({ x: 286, top: 166, bottom: 222, reach: 46, foot: -16, width: 15 }, terracotta),
    cup(192, profile('106 150 C106 198 86 236 60 254 C55 258 54 261 54 265'), terracotta, {
      lip: porcelain,
      filling: { tone: surface, level: 7, art: cocoaFoam },
    }),
    specks(
      '150 150 2, 168 142 2.4, 176 158 2, 190 148 3, 206 158 2.2, 214 144 2.6, 230 152 2, 196 166 2.4, 162 162 1.8, 184 138 1.8, 222 164 1.8, 240 160 1.6, 146 158 1.6',
      chocolate.light,
      0.85,
    ),
    steam(192, 132, 70, 34),
  );

/** Seen from higher up, for its rosetta, on a round board. */
export const flatWhite = (): string => {
  const tilt = 0.66;
  return scene(
    tints.sage,
    'pebble',
    shadow(204, 232, 158, 104),
    ellipse(200, 226, 156, 103, walnut.deep),
    ellipse(200, 216, 156, 103, walnut.base),
    line('M62 190C130 168 250 150 322 168', walnut.shade, 3, { opacity: 0.6 }),
    line('M54 226C110 206 290 190 346 208', walnut.shade, 3, { opacity: 0.5 }),
    line('M80 268C150 258 260 248 326 258', walnut.shade, 3, { opacity: 0.6 }),
    ellipse(212, 258, 84, 50, walnut.deep, { opacity: 0.5 }),
    ear({ x: 282, top: 164, bottom: 208, reach: 50, foot: -14, width: 17 }, bottleBlue),
    path('M86 176C88 246 128 294 190 294S292 246 294 176Z', bottleBlue.base),
    path('M294 176C292 246 252 294 190 294C228 282 262 236 262 200Z', bottleBlue.shade),
    path('M294 176C292 236 264 276 226 289C262 262 284 222 286 190Z', bottleBlue.deep, { opacity: 0.5 }),
    path('M100 208C104 240 120 262 136 274L148 280C124 258 112 234 108 212Z', bottleBlue.light, { opacity: 0.8 }),
    mouth({
      cx: 190,
      y: 176,
      r: 104,
      tone: porcelain,
      tilt,
      wall: 7,
      filling: { tone: surface, level: 6, art: placed({ x: 0, y: 0, turn: 24 }, rosetta) },
    }),
  );
};

/** A straight tall mug, black to the brim. */
export const americano = (): string => {
  const mug = profile('78 126 L76 292 C76 300 75 305 71 308');
  return scene(
    tints.butter,
    'window',
    shadow(198, 310, 92),
    ear({ x: 262, top: 162, bottom: 262, reach: 60, width: 17 }, charcoal),
    turned(190, mug, charcoal),
    path(patch(190, between(mug, 250, 262)), bottleBlue.light, { opacity: 0.9 }),
    path(patch(190, between(mug, 250, 262), [0.34, 1]), bottleBlue.shade, { opacity: 0.7 }),
    mouth({ cx: 190, y: 126, r: 78, tone: charcoal, filling: { tone: coffee, level: 9 } }),
    specks('150 132 2.6, 158 140 1.8, 166 132 1.6, 230 142 2, 222 146 1.4', crema.light, 0.7),
    steam(190, 112, 76, 28),
  );
};

/** A flared mug crowned with cream and chocolate. */
export const mocha = (): string =>
  scene(
    tints.lilac,
    'disc',
    shadow(200, 320, 88),
    ear({ x: 256, top: 212, bottom: 274, reach: 52, foot: -12, width: 14 }, porcelain),
    turned(192, profile('88 184 C86 236 74 282 56 298 L54 314'), porcelain),
    path(patch(192, profile('78.6 256 C74 272 67 285 60 294')), sage.base),
    path(patch(192, profile('78.6 256 C74 272 67 285 60 294'), [0.34, 1]), sage.shade),
    mouth({ cx: 192, y: 184, r: 88, tone: porcelain, filling: { tone: chocolate, level: 7 } }),
    group({ 'clip-path': inside(`M80 60H310V188A82 24.6 0 0 1 110 188H80Z`) }, cream(192, 184, 76)),
    line('M140 166C160 178 178 160 198 172S240 166 250 160', chocolate.base, 5),
    line('M152 140C170 150 186 136 204 144S226 140 234 136', chocolate.base, 4.5),
    line('M172 114C184 120 200 112 212 116', chocolate.base, 4),
    placed(
      { x: 246, y: 128, turn: 28 },
      path('M-8 -34H8V30H-8Z', chocolate.base),
      path('M2 -34H8V30H2Z', chocolate.shade),
      path('M-8 -34H-4V30H-8Z', chocolate.light),
    ),
    path('M226 150C240 146 256 152 262 160C254 172 236 174 222 168Z', milk.base),
    path('M228 168C244 170 256 168 262 160C256 174 238 180 222 168Z', milk.shade),
  );

/** A paper cup to go with sleeve and lid. */
export const oatLatte = (): string => {
  const body = profile('78 122 L58 320');
  const sleeve = profile('75.4 172 L63.2 264');
  return scene(
    tints.sky,
    'arch',
    shadow(204, 322, 78),
    turned(200, body, porcelain, { gloss: 0.5 }),
    turned(200, sleeve, latte, { gloss: 0.4 }),
    placed(
      { x: 192, y: 236, scale: 0.9 },
      line('M0 34C2 4 0 -16 2 -36', milk.base, 4),
      each('-1 16, 1 10, -1 -4, 1 -10, -1 -22, 1 -28', ([side = 1, y = 0]) =>
        path(
          `M${side} ${y}C${side * 4} ${y - 14} ${side * 14} ${y - 18} ${side * 20} ${y - 18}C${side * 20} ${y - 8} ${side * 12} ${y - 1} ${side} ${y}Z`,
          milk.base,
        ),
      ),
      path('M2 -36C-6 -46 -2 -56 2 -60C8 -54 10 -46 2 -36Z', milk.base),
    ),
    turned(200, profile('86 116 L84 126'), charcoal, { gloss: 0.3 }),
    solid(200, profile('76 92 C80 98 82 104 84 116'), charcoal, { gloss: 0.4 }),
    ellipse(200, 92, 70, 20, charcoal.base),
    ellipse(200, 94, 62, 17, charcoal.shade),
    ellipse(216, 98, 9, 3.4, charcoal.deep),
    group({ 'clip-path': inside(ellipsePath(200, 94, 62, 17)) }, ellipse(182, 88, 50, 12, charcoal.base)),
  );
};
