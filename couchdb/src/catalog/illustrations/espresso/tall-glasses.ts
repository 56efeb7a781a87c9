import { behind, contents, glass, skin } from '../parts/glass.ts';
import { ellipse, group, line, path } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import { chocolate, coffee, crema, latte, milk, porcelain, steel, tints } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, steam } from '../parts/tableware.ts';
import { bean, cream, froth, specks } from '../parts/toppings.ts';
import { disc, patch, solid } from '../parts/turned.ts';
import { ear } from '../parts/vessel.ts';

const clear = { light: '#ffffff', base: '#f4fafa', shade: '#c4d4d8', deep: '#9bb0b7' };

const foamCap = (cx: number, y: number, r: number, rise: number): string =>
  path(
    `M${cx - r} ${y}C${cx - r} ${y - rise * 1.5} ${cx + r} ${y - rise * 1.5} ${cx + r} ${y}A${r} ${r * 0.3} 0 0 1 ${cx - r} ${y}Z`,
    milk.base,
  ) +
  path(
    `M${cx + r} ${y}A${r} ${r * 0.3} 0 0 1 ${cx - r} ${y}C${cx - r * 0.5} ${y + r * 0.2} ${cx + r * 0.5} ${y + r * 0.1} ${cx + r * 0.8} ${y - rise * 0.7}Z`,
    milk.shade,
    { opacity: 0.8 },
  ) +
  froth(cx - r * 0.1, y - rise * 0.1, r * 0.62, r * 0.16, milk.light);

/** A tall glass with an ear, milk coffee under a thin cap of foam. */
export const caffeLatte = (): string => {
  const outline = profile('72 104 C72 190 66 230 52 270 C48 282 48 290 54 300');
  return scene(
    tints.blush,
    'arch',
    saucer(200, 298, 126, porcelain),
    ear({ x: 258, top: 150, bottom: 242, reach: 52, width: 13, foot: -4 }, clear),
    behind(196, outline),
    contents(196, outline, {
      floor: 20,
      content: { top: 132, paint: downward([latte.light, 0], [latte.base, 0.4], [latte.shade, 1]) },
    }),
    foamCap(196, 134, 66, 18),
    path(patch(196, profile('66.8 134 L66.4 152')), milk.base, { opacity: 0.92 }),
    skin(196, outline, { floor: 20 }),
    steam(196, 96, 54, 26),
  );
};

/** Three clean layers in a straight glass with a long spoon. */
export const latteMacchiato = (): string => {
  const outline = profile('60 92 L54 316');
  const layers = downward(
    [milk.base, 0],
    [milk.base, 0.2],
    [coffee.light, 0.24],
    [latte.shade, 0.38],
    [latte.light, 0.52],
    [milk.shade, 0.66],
    [milk.base, 1],
  );
  return scene(
    tints.sage,
    'window',
    shadow(204, 318, 70),
    behind(200, outline),
    line('M244 50L222 130', steel.shade, 7),
    line('M243 50L221 130', steel.light, 3),
    contents(200, outline, {
      floor: 16,
      content: { top: 112, paint: layers, surface: { ...milk, shade: milk.shade } },
    }),
    froth(196, 112, 34, 8, milk.shade),
    ellipse(240, 46, 9, 14, steel.base, { transform: 'rotate(16 240 46)' }),
    ellipse(238, 44, 5, 10, steel.light, { transform: 'rotate(16 240 46)' }),
    specks('176 112 1.8, 190 107 2.2, 204 115 1.8, 214 108 1.6', chocolate.light, 0.8),
    skin(200, outline, { floor: 16 }),
  );
};

/** Vienna's coffee with cream, in its footed glass with an ear. */
export const einspanner = (): string => {
  const bowl = profile('68 132 C72 180 70 226 46 252 C36 262 22 264 16 268');
  return scene(
    tints.sky,
    'pebble',
    shadow(202, 320, 88),
    solid(198, profile('15 268 C15 292 26 300 62 308 L62 314'), clear),
    ear({ x: 264, top: 168, bottom: 232, reach: 50, width: 11, foot: -8 }, clear),
    behind(198, bowl),
    contents(198, bowl, {
      floor: 14,
      wall: 4,
      content: { top: 150, paint: downward([coffee.light, 0], [coffee.base, 0.3], [coffee.deep, 1]) },
    }),
    path(patch(198, profile('64.5 146 C66 160 66.5 166 66.6 172')), milk.base),
    path(patch(198, profile('64.5 146 C66 160 66.5 166 66.6 172'), [0.4, 1]), milk.shade),
    group({}, cream(198, 136, 60)),
    specks('176 98 2, 188 110 2, 206 92 2, 214 108 2.2, 198 78 1.8, 226 124 2, 164 124 2', chocolate.base),
    path('M130 132A68 20.4 0 0 0 266 132A66 19 0 0 1 130 132Z', '#fff', { opacity: 0.8 }),
    skin(198, bowl, { floor: 14 }),
  );
};

/** An open, long-stemmed glass of shaken, iced espresso with three beans on the foam. */
export const freddo = (): string => {
  const bowl = profile('98 104 C92 150 56 186 12 204 L8 214');
  return scene(
    tints.stone,
    'disc',
    shadow(202, 322, 80),
    solid(200, profile('8 212 C8 280 10 296 22 302 C40 308 60 310 66 314 L66 318'), clear),
    glass(200, bowl, {
      floor: 22,
      wall: 4,
      content: {
        top: 124,
        paint: downward([crema.base, 0], [coffee.light, 0.3], [coffee.base, 0.5], [coffee.deep, 1]),
      },
    }),
    disc(200, 122, 85, crema.shade),
    disc(200, 121, 83, crema.light),
    froth(196, 122, 60, 16, '#fff6e4'),
    bean(182, 118, 13, -24),
    bean(214, 116, 13, 30),
    bean(199, 132, 13, 4),
    path('M102 104A98 29.4 0 0 0 298 104A97 27 0 0 1 102 104Z', '#fff', { opacity: 0.8 }),
    line('M196 230C195 260 195 276 193 290', '#fff', 3, { opacity: 0.9 }),
    ellipse(170, 308, 20, 4, '#fff', { opacity: 0.7 }),
  );
};
