import { behind, contents, drinkingStraw, glass, ice, skin } from '../parts/glass.ts';
import { circle, ellipse, group, line, path, placed } from '../parts/marks.ts';
import { downward, inside } from '../parts/paint.ts';
import { bottleBlue, caramel, coffee, crema, latte, leaf, milk, terracotta, tints } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { slice, specks } from '../parts/toppings.ts';
import { patch, solid } from '../parts/turned.ts';

const clear = { light: '#ffffff', base: '#f2f9fa', shade: '#c4d4d8', deep: '#9bb0b7' };

/** A tall tumbler: milk below, espresso sinking between the cubes. */
export const icedLatte = (): string => {
  const outline = profile('74 84 L58 318');
  return scene(
    tints.peach,
    'arch',
    shadow(204, 320, 76),
    behind(200, outline),
    contents(200, outline, {
      floor: 14,
      content: {
        top: 126,
        paint: downward([coffee.base, 0], [coffee.light, 0.26], [latte.base, 0.46], [milk.shade, 0.7], [milk.base, 1]),
        within:
          path('M150 150C160 200 186 200 180 240C172 270 150 230 156 200Z', coffee.light, { opacity: 0.5 }) +
          path('M226 150C250 190 222 220 236 262C250 240 262 190 250 150Z', coffee.light, { opacity: 0.45 }) +
          ice(166, 176, 46, -14) +
          ice(222, 190, 48, 18) +
          ice(184, 232, 46, 26),
      },
    }),
    ice(176, 122, 44, 10),
    ice(222, 128, 42, -16),
    drinkingStraw({ x: 216, y: 148 }, { x: 262, y: 34 }, bottleBlue, 12),
    skin(200, outline, { floor: 14 }),
  );
};

/** Espresso floating on tonic in a balloon glass with orange. */
export const espressoTonic = (): string => {
  const bowl = profile('70 86 C106 128 106 186 60 218 C40 230 18 232 12 240');
  return scene(
    tints.butter,
    'flower',
    shadow(202, 324, 78),
    solid(200, profile('10 238 C8 280 8 300 22 306 C44 312 62 312 66 316 L66 320'), clear),
    behind(200, bowl),
    slice(262, 84, 44, { ...terracotta, base: '#ee9a3c', light: '#f8b95e' }, 12),
    contents(200, bowl, {
      floor: 12,
      wall: 4,
      content: {
        top: 118,
        paint: downward([coffee.base, 0], [coffee.light, 0.3], ['#d6a262', 0.46], ['#f5e3b4', 0.62], ['#fdf6dc', 1]),
        within:
          ice(162, 160, 50, -12) +
          ice(226, 168, 52, 20) +
          ice(192, 206, 42, 40) +
          specks(
            '150 190 2.4, 172 214 2, 204 180 2.2, 236 204 2.6, 186 224 2, 216 222 2.2, 248 178 2, 160 204 1.8, 196 158 2, 214 196 1.8',
            '#fff',
            0.9,
          ),
      },
    }),
    ice(196, 122, 44, 8),
    skin(200, bowl, { floor: 12 }),
    line('M197 252C195 280 195 290 193 300', '#fff', 3, { opacity: 0.9 }),
  );
};

/** A scoop of vanilla in a coupe, espresso running down it. */
export const affogato = (): string => {
  const coupe = profile('100 176 C98 214 70 244 16 252 L12 258');
  return scene(
    tints.blush,
    'disc',
    shadow(202, 322, 80),
    solid(200, profile('11 256 C10 280 14 296 30 302 C50 308 62 310 64 314 L64 318'), clear),
    behind(200, coupe),
    contents(200, coupe, { floor: 10, wall: 4, content: { top: 204, paint: coffee.base, surface: crema } }),
    group(
      { 'clip-path': inside('M90 60H310V206A86 25.8 0 0 1 114 206H90Z') },
      circle(166, 174, 50, milk.shade),
      circle(162, 170, 48, '#fbeecb'),
      circle(238, 176, 48, '#ecd9a9'),
      circle(234, 172, 46, '#fbeecb'),
      circle(202, 134, 54, '#ecd9a9'),
      circle(198, 129, 53, '#fdf3d6'),
      path('M250 118A54 54 0 0 1 160 172C190 180 236 164 250 118Z', '#ead6a4', { opacity: 0.8 }),
    ),
    path(
      'M158 102C166 82 186 74 204 76C226 78 242 92 246 112C250 128 240 136 236 122C232 112 224 118 226 136C228 158 214 160 212 142C210 126 200 124 198 134C196 146 184 146 184 130C184 118 176 112 172 122C166 134 152 120 158 102Z',
      coffee.light,
    ),
    path(
      'M246 112C250 128 240 136 236 122C232 112 224 118 226 136C228 158 214 160 212 142C218 150 220 140 218 124C216 108 234 100 246 112Z',
      coffee.base,
    ),
    line('M172 98C178 88 190 84 200 84', crema.light, 4, { opacity: 0.9 }),
    specks('150 150 1.8, 176 160 1.6, 226 176 1.8, 244 168 1.6, 154 178 1.6, 190 168 1.6', '#6b4a2a', 0.7),
    placed(
      { x: 268, y: 118, turn: 24 },
      path('M-9 -52H9V46H-9Z', caramel.light),
      path('M2 -52H9V46H2Z', caramel.shade),
      line('M-5 -38L5 -28M-5 -16L5 -6M-5 6L5 16', caramel.shade, 2),
    ),
    path('M230 166C240 158 276 160 282 176L270 200L232 198Z', '#fbeecb'),
    path('M256 164C272 162 280 170 282 176L272 198L254 200C266 190 266 176 256 164Z', '#ecd9a9'),
    skin(200, coupe, { floor: 8 }),
  );
};

/** A clear cup to go with a domed lid, caramel down its wall. */
export const icedCaramelMacchiato = (): string => {
  const body = profile('80 138 L60 322');
  const drip = (x: number, length: number): string =>
    `C${x + 2} ${178 + length} ${x + 14} ${178 + length} ${x + 16} 176`;
  return scene(
    tints.mist,
    'window',
    shadow(204, 324, 78),
    drinkingStraw({ x: 204, y: 210 }, { x: 232, y: 26 }, { ...leaf, base: '#8aa98d', shade: '#6b8a70' }, 13),
    glass(200, body, {
      floor: 8,
      wall: 3,
      content: {
        top: 152,
        paint: downward([coffee.base, 0], [coffee.light, 0.22], [latte.base, 0.42], [milk.base, 0.72], [milk.light, 1]),
        within:
          ice(160, 196, 48, -10) +
          ice(228, 204, 48, 16) +
          ice(188, 252, 48, 24) +
          path(
            `M116 150V176${drip(124, 50)}${drip(144, 24)}${drip(166, 64)}${drip(190, 18)}${drip(212, 44)}${drip(234, 76)}${drip(256, 20)}L290 150Z`,
            caramel.base,
            { opacity: 0.92 },
          ),
      },
    }),
    ice(180, 146, 40, 6),
    ice(220, 148, 40, -14),
    path('M118 136C118 66 160 52 200 52S282 66 282 136A82 24.6 0 0 1 118 136Z', '#fff', { opacity: 0.4 }),
    line('M136 118C138 92 150 78 166 70', '#fff', 7, { opacity: 0.8 }),
    path('M282 136C282 84 262 66 240 58C262 84 262 120 250 156A82 24 0 0 0 282 136Z', '#5d7a84', { opacity: 0.16 }),
    ellipse(212, 54, 26, 7, '#fff', { opacity: 0.7 }),
    ellipse(213, 54, 18, 4.6, '#8fa9b0', { opacity: 0.5 }),
    drinkingStraw({ x: 227.7, y: 54 }, { x: 232, y: 26 }, { ...leaf, base: '#8aa98d', shade: '#6b8a70' }, 13),
    path(patch(200, profile('85 134 L85 144')), '#fff', { opacity: 0.75 }),
    path(patch(200, profile('85 134 L85 144'), [0.34, 1]), '#7d98a0', { opacity: 0.35 }),
  );
};
