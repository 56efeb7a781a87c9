import { behind, contents, skin } from '../parts/glass.ts';
import { circle, each, ellipse, line, path, placed } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import {
  bottleBlue,
  charcoal,
  coffee,
  crema,
  latte,
  milk,
  mustard,
  porcelain,
  sage,
  steel,
  terracotta,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { disc, patch, solid, turned } from '../parts/turned.ts';
import { cup } from '../parts/vessel.ts';

/** A slim tumbler of steel, sage on its lower part, with a sliding lid. */
export const travelTumbler = (): string => {
  const body = profile('66 112 C64 180 56 260 50 312 C50 317 48 319 46 320');
  return scene(
    tints.lilac,
    'window',
    shadow(204, 322, 62),
    turned(200, body, mustard, { gloss: 0.55 }),
    path(patch(200, between(body, 112, 140)), steel.base),
    path(patch(200, between(body, 112, 140), [0.34, 1]), steel.shade),
    path(patch(200, between(body, 112, 140), [0.78, 1]), steel.deep, { opacity: 0.6 }),
    path(patch(200, between(body, 112, 140), [-0.84, -0.68]), '#fff'),
    path(patch(200, between(body, 300, 320)), steel.shade),
    path(patch(200, between(body, 300, 320), [-1, 0.3]), steel.base),
    placed(
      { x: 192, y: 226, scale: 1.1 },
      path('M-8 -28H8V-16C9 -6 20 -2 20 12V30Q20 36 14 36H-14Q-20 36 -20 30V12C-20 -2 -9 -6 -8 -16Z', '#fff6dc', {
        opacity: 0.9,
      }),
      ellipse(0, 16, 9, 6, mustard.shade, { transform: 'rotate(-34 0 16)' }),
    ),
    turned(200, profile('70 92 L68 114'), charcoal),
    disc(200, 92, 70, charcoal.light),
    disc(200, 93, 62, charcoal.shade),
    disc(200, 95, 60, charcoal.base),
    path('M150 88Q150 82 160 82H222Q232 82 232 88V94Q232 100 222 100H160Q150 100 150 94Z', charcoal.deep),
    path('M176 70Q176 64 184 64H222Q232 64 232 72V90Q232 96 222 96H184Q176 96 176 90Z', charcoal.shade),
    path('M176 70Q176 64 184 64H222Q232 64 232 72V78H176Z', charcoal.light),
    line('M146 160C144 200 142 230 140 250', '#fff', 5, { opacity: 0.5 }),
  );
};

/** A folded-looking cup without a handle, on a wooden saucer. */
export const ridgedCup = (): string => {
  const body = profile('96 140 C92 190 74 250 52 282 L50 290');
  const ridges = Array.from({ length: 13 }, (_, i) => -0.98 + i * 0.1633);
  return scene(
    tints.peach,
    'disc',
    shadow(206, 310, 118),
    solid(200, profile('116 296 L114 308'), walnut, { gloss: 0 }),
    ellipse(200, 297, 84, 24, walnut.shade),
    ellipse(212, 300, 62, 17, walnut.deep, { opacity: 0.7 }),
    turned(200, body, bottleBlue, { gloss: 0 }),
    ...ridges
      .slice(1)
      .map(
        (to, i) =>
          path(
            patch(200, body, [ridges[i] ?? 0, (ridges[i] ?? 0) + (to - (ridges[i] ?? 0)) * 0.5]),
            i < 5 ? bottleBlue.light : i < 9 ? bottleBlue.base : bottleBlue.shade,
            { opacity: 0.9 },
          ) +
          path(
            patch(200, body, [(ridges[i] ?? 0) + (to - (ridges[i] ?? 0)) * 0.5, to]),
            i < 4 ? bottleBlue.base : i < 9 ? bottleBlue.shade : bottleBlue.deep,
          ),
      ),
    ellipse(200, 140, 96, 28.8, bottleBlue.light),
    ellipse(200, 140, 92, 27, porcelain.base),
    ellipse(200, 141, 88, 25.6, porcelain.shade),
    path('M112 141A88 25.6 0 0 1 200 115L200 166Z', porcelain.deep, { opacity: 0.4 }),
    path('M115.6 148A88 25.6 0 0 1 284.4 148A88 25.6 0 0 1 115.6 148Z', coffee.base),
    path('M122 150A84 22 0 0 1 278 150A84 18 0 0 1 122 150Z', coffee.light),
    line('M134 142C144 134 160 130 176 128', crema.light, 3, { opacity: 0.8 }),
  );
};

/** A glass cup to keep and refill, a cork band around it. */
export const keepCup = (): string => {
  const body = profile('74 116 C72 190 62 260 52 304 C51 310 50 312 48 313');
  const band = between(body, 186, 250);
  return scene(
    tints.sky,
    'pebble',
    shadow(204, 314, 66),
    behind(200, body),
    contents(200, body, {
      floor: 8,
      content: {
        top: 140,
        paint: downward([latte.light, 0], [latte.base, 0.6], [latte.shade, 1]),
        surface: { ...milk, shade: latte.light },
      },
    }),
    skin(200, body, { floor: 8 }),
    turned(200, band, wood, { gloss: 0.3 }),
    each(
      '-0.7 196, -0.5 222, -0.3 206, -0.1 236, 0.08 200, 0.26 226, 0.48 210, 0.64 234, -0.62 240, 0.16 246, -0.2 214, 0.4 194',
      ([s = 0, y = 0], i) =>
        path(patch(200, profile(`66 ${y} L66 ${y + 4}`), [s, s + 0.05 + (i % 3) * 0.03]), wood.deep, { opacity: 0.6 }),
    ),
    turned(200, profile('80 104 L78 122'), terracotta),
    turned(200, profile('66 82 C74 88 78 94 80 104'), terracotta),
    disc(200, 82, 66, terracotta.light),
    disc(200, 84, 58, terracotta.shade),
    disc(200, 86, 56, terracotta.base),
    path('M186 76C186 62 194 56 204 56H224Q234 56 234 66V88Q210 94 186 88Z', terracotta.shade),
    path('M186 76C186 62 194 56 204 56H224Q234 56 234 64L206 66C196 66 190 72 186 80Z', terracotta.light),
  );
};

/** A flask with a cup for a lid and a strap to carry it by. */
export const thermos = (): string => {
  const body = profile('40 128 C60 140 70 148 70 172 L70 304 C70 312 68 316 64 318');
  return scene(
    tints.stone,
    'sunrise',
    shadow(184, 320, 78),
    shadow(312, 322, 38),
    line('M226 158C290 150 282 214 276 250C272 272 262 280 244 282', walnut.deep, 12),
    line('M228 156C285 150 278 214 272 248C269 266 260 274 246 276', walnut.base, 6),
    turned(178, body, sage, { gloss: 0.55 }),
    path(patch(178, between(body, 172, 182)), walnut.base),
    path(patch(178, between(body, 172, 182), [0.34, 1]), walnut.shade),
    path(patch(178, between(body, 272, 282)), walnut.base),
    path(patch(178, between(body, 272, 282), [0.34, 1]), walnut.shade),
    path(patch(178, between(body, 304, 318)), steel.shade),
    path(patch(178, between(body, 304, 318), [-1, 0.3]), steel.base),
    placed(
      { x: 166, y: 240 },
      path('M-34 14L-10 -22L2 -4L12 -16L34 14Z', '#f3f5e8', { opacity: 0.9 }),
      circle(20, -22, 7, '#f8e3a2'),
    ),
    turned(178, profile('42 122 L40 132'), steel),
    turned(178, profile('42 58 L46 118 C46 122 44 124 42 125'), steel),
    path(patch(178, profile('43 68 L43.4 72')), steel.deep, { opacity: 0.6 }),
    path(patch(178, profile('45 108 L45.4 112')), steel.deep, { opacity: 0.6 }),
    disc(178, 58, 42, steel.light),
    disc(178, 59, 36, steel.base),
    cup(308, profile('36 258 L31 310 C31 315 29 318 26 319'), steel, {
      wall: 4,
      filling: { tone: { light: crema.light, base: '#c8863e', shade: '#9c5f28', deep: '#6f3f18' }, level: 8 },
    }),
    line('M302 240C298 230 306 224 302 212M316 240C312 232 319 226 316 218', '#fff', 4, { opacity: 0.65 }),
  );
};
