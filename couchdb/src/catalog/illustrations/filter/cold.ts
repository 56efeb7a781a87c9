import { glass, ice } from '../parts/glass.ts';
import { each, ellipse, group, line, path, placed } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import { bottleBlue, coffee, milk, paper, steel, tints } from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean, froth, specks } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';

/** A flask with a swing top and a paper label. */
export const coldBrew = (): string => {
  const flask = profile('20 78 L20 118 C22 150 76 152 78 194 L78 306 C78 314 74 318 68 320');
  const label = between(flask, 206, 278);
  return scene(
    tints.sky,
    'disc',
    shadow(204, 322, 88),
    glass(196, flask, {
      floor: 8,
      wall: 4,
      content: { top: 140, paint: downward([coffee.light, 0], [coffee.base, 0.3], [coffee.deep, 1]) },
    }),
    path(patch(196, label, [-0.86, 0.86]), paper.base),
    path(patch(196, label, [0.3, 0.86]), paper.shade),
    path(patch(196, between(flask, 214, 217), [-0.8, 0.8]), bottleBlue.base),
    path(patch(196, between(flask, 266, 269), [-0.8, 0.8]), bottleBlue.base),
    placed(
      { x: 192, y: 264, scale: 1 },
      path('M0 -34C16 -14 22 -4 22 8A22 21 0 0 1 -22 8C-22 -4 -16 -14 0 -34Z', bottleBlue.base),
      path('M0 -34C16 -14 22 -4 22 8A22 21 0 0 1 4 29C16 14 12 -12 0 -34Z', bottleBlue.shade),
      bean(0, 8, 12, -30, { ...coffee, base: paper.base, light: paper.light, deep: bottleBlue.base }),
    ),
    turned(196, profile('24 96 L24 110'), steel),
    line('M174 104C160 96 166 70 186 60', steel.shade, 4.5),
    line('M219 104C232 96 226 70 206 60', steel.shade, 4.5),
    turned(196, profile('21 58 C24 66 22 74 18 80'), milk),
    disc(196, 58, 21, milk.light),
    turned(196, profile('7 48 L8 58'), steel),
    disc(196, 48, 7, steel.light),
    line('M190 51C184 52 176 58 178 66', steel.base, 4),
    group({ opacity: 0.95 }, ice(290, 300, 44, 14), ice(318, 316, 30, -16)),
  );
};

/** Nitro: a slender beer glass, the foam still falling. */
export const nitro = (): string => {
  const pint = profile('72 86 C76 130 66 180 58 220 C54 250 54 290 56 318');
  const wave = (y: number, depth: number): string =>
    `M110 ${y}C140 ${y + depth} 160 ${y - depth} 196 ${y + depth * 0.6}S256 ${y - depth} 292 ${y + depth * 0.5}`;
  return scene(
    tints.sand,
    'window',
    shadow(204, 320, 72),
    glass(200, pint, {
      floor: 14,
      content: {
        top: 100,
        paint: downward(
          [milk.shade, 0],
          ['#e2b98a', 0.14],
          ['#a9703f', 0.3],
          [coffee.light, 0.5],
          [coffee.base, 0.72],
          [coffee.deep, 1],
        ),
        within:
          line(wave(160, 16), '#e6c090', 7, { opacity: 0.55 }) +
          line(wave(186, 20), '#dba96f', 6, { opacity: 0.5 }) +
          line(wave(214, 16), '#c98f57', 5, { opacity: 0.45 }) +
          line(wave(240, 18), '#b07945', 4, { opacity: 0.4 }) +
          specks(
            '156 176 1.6, 170 200 1.6, 186 168 1.8, 204 196 1.6, 222 176 1.6, 238 202 1.4, 164 226 1.4, 194 230 1.4, 220 222 1.6, 180 252 1.2, 212 256 1.2',
            '#f3dab4',
            0.8,
          ),
      },
    }),
    path(patch(200, profile('67.4 96 C69 112 69 118 68.4 126')), milk.base),
    path(patch(200, profile('67.4 96 C69 112 69 118 68.4 126'), [0.4, 1]), milk.shade),
    ellipse(200, 96, 67, 20, milk.light),
    path('M134 96C136 72 262 70 266 96A66 19 0 0 1 134 96Z', milk.base),
    path('M266 96A66 19 0 0 1 134 96C170 108 236 104 250 82Q264 88 266 96Z', milk.shade, { opacity: 0.8 }),
    froth(196, 94, 42, 9, milk.light),
    path(patch(200, between(pint, 128, 296), [-0.84, -0.7]), '#fff', { opacity: 0.35 }),
    path('M128 86A72 21.6 0 0 0 272 86A71 20 0 0 1 128 86Z', '#fff', { opacity: 0.8 }),
    each('-22 0, 0 6, 22 0', ([dx = 0, dy = 0]) => bean(306 + dx, 314 + dy, 11, dx * 2)),
  );
};
