import { glass } from '../parts/glass.ts';
import { block, ellipse, group, line, path } from '../parts/marks.ts';
import { ellipsePath, inside } from '../parts/paint.ts';
import {
  charcoal,
  coffee,
  crema,
  latte,
  milk,
  porcelain,
  steel,
  straw,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, spoon, steam } from '../parts/tableware.ts';
import { froth } from '../parts/toppings.ts';
import { disc, patch, solid, turned } from '../parts/turned.ts';
import { cup, ear, mouth } from '../parts/vessel.ts';

const shot = { ...crema, shade: coffee.base };

/** A demitasse on its saucer with a spoon. */
export const espresso = (): string =>
  scene(
    tints.peach,
    'disc',
    saucer(198, 288, 136, porcelain),
    ear({ x: 258, top: 182, bottom: 238, reach: 48 }, porcelain),
    cup(194, profile('80 160 C80 186 76 222 62 246 C54 260 46 266 42 276'), porcelain, {
      filling: { tone: shot, level: 10 },
    }),
    spoon({ x: 108, y: 300, turn: 14, scale: 0.9 }),
    steam(194, 146, 84),
  );

/** A portafilter with two spouts running into a straight glass. */
export const doppio = (): string => {
  const tumbler = profile('58 214 L52 318');
  return scene(
    tints.sand,
    'arch',
    shadow(196, 318, 70),
    glass(192, tumbler, { floor: 12, content: { top: 256, paint: coffee.base, surface: shot } }),
    line('M182 168C180 190 180 220 182 254', coffee.base, 5),
    line('M204 168C206 190 206 220 204 254', coffee.base, 5),
    portafilter,
  );
};

const portafilter =
  group(
    { transform: 'rotate(9 200 112)' },
    path('M232 100L336 92Q352 92 352 110T336 126L232 120Z', walnut.base),
    path('M232 112L351 112Q350 126 336 126L232 120Z', walnut.shade),
    line('M262 103L330 98', walnut.light, 4, { opacity: 0.7 }),
    block({ x: 226, y: 98, width: 22, height: 24, corner: 4 }, steel.shade),
    block({ x: 226, y: 98, width: 22, height: 10, corner: 4 }, steel.light),
  ) +
  path(
    'M172 138H214L216 152C216 160 208 158 207 170H201C200 160 198 156 193 156S186 160 185 170H179C178 158 170 160 170 152Z',
    steel.shade,
  ) +
  path('M172 138H198L196 152C190 152 186 156 185 170H179C178 158 170 160 170 152Z', steel.base) +
  turned(193, profile('64 84 L62 118 C60 128 50 132 36 134'), steel) +
  disc(193, 84, 68, steel.shade) +
  disc(193, 81, 68, steel.light) +
  mouth({ cx: 193, y: 81, r: 58, wall: 3, tone: steel, filling: { tone: coffee, level: 4 } });

/** A small glass in a steel holder, espresso marked with a spoon of foam. */
export const macchiato = (): string => {
  const tumbler = profile('66 154 C66 200 60 250 50 286');
  const holder = profile('65 214 C63 240 58 264 54 290');
  return scene(
    tints.blush,
    'pebble',
    saucer(200, 300, 118, charcoal),
    ear({ x: 256, top: 206, bottom: 270, reach: 52, width: 10 }, steel),
    glass(198, tumbler, {
      floor: 8,
      content: { top: 186, paint: coffee.base, surface: shot },
    }),
    path(
      'M152 188C150 174 172 166 190 170C204 160 236 166 240 180C244 194 224 202 198 202S154 200 152 188Z',
      milk.base,
    ),
    path('M240 180C244 194 224 202 198 202S154 200 152 188C178 198 218 196 234 174Q239 177 240 180Z', milk.shade),
    path('M182 178C192 172 206 176 202 184C194 188 184 186 182 178Z', latte.light, { opacity: 0.8 }),
    froth(197, 187, 32, 8, milk.light),
    path(patch(198, between(tumbler, 168, 214), [-0.84, -0.68]), '#fff', { opacity: 0.6 }),
    turned(198, holder, steel),
    line('M133 214A65 19.5 0 0 0 263 214', steel.light, 3),
  );
};

/** The faceted rocks glass a cortado is known by, on a little board. */
export const cortado = (): string => {
  const rocks = profile('78 128 L76 172 L58 300');
  const flat = between(rocks, 172, 296);
  const facets = [-0.94, -0.62, -0.22, 0.22, 0.62, 0.94];
  return scene(
    tints.stone,
    'sunrise',
    shadow(200, 318, 130),
    solid(200, profile('128 304 L128 314'), wood, { gloss: 0 }),
    ellipse(206, 306, 72, 20, wood.deep, { opacity: 0.4 }),
    glass(200, rocks, {
      floor: 14,
      content: {
        top: 142,
        paint: latte.base,
        surface: { ...crema, base: latte.light, shade: crema.base, light: '#fff' },
      },
    }),
    group(
      { 'clip-path': inside(ellipsePath(200, 144, 66, 19.8)) },
      path(
        'M200 130C176 128 150 138 160 146C172 154 190 148 200 156C210 148 230 154 242 146C250 138 224 128 200 130Z',
        milk.base,
      ),
    ),
    ...facets.slice(1).map((to, i) =>
      path(patch(200, flat, [facets[i] ?? 0, to]), i % 2 === 0 ? '#fff' : '#6b3d1c', {
        opacity: i % 2 === 0 ? 0.16 : 0.1,
      }),
    ),
    ...facets.slice(1, -1).map((at) => path(patch(200, flat, [at - 0.012, at + 0.012]), '#fff', { opacity: 0.55 })),
    path(patch(200, between(rocks, 170, 175)), '#fff', { opacity: 0.4 }),
  );
};

/** Sweet condensed milk under espresso, in a little stemmed glass. */
export const bombon = (): string => {
  const bowl = profile('62 104 C64 150 60 196 40 222 C30 234 18 238 14 246 L12 262');
  const foot = profile('12 258 C14 286 30 296 58 302 L58 306');
  return scene(
    tints.butter,
    'disc',
    shadow(202, 310, 84),
    solid(200, foot, { light: '#ffffff', base: '#eef3f3', shade: '#c9d6da', deep: '#9fb2b9' }),
    glass(200, bowl, {
      floor: 26,
      content: {
        top: 136,
        paint: coffee.base,
        surface: shot,
        within:
          path('M120 196Q160 206 200 203T280 196V260H120Z', straw.light) +
          path('M120 192Q160 204 200 201T280 192V198Q240 208 200 207T120 200Z', latte.base),
      },
    }),
    spoon({ x: 252, y: 322, turn: -6, scale: 0.72 }),
  );
};
