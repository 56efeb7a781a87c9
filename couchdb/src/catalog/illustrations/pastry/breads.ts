import { lit } from '../parts/lit.ts';
import { each, ellipse, line, path, round } from '../parts/marks.ts';
import { crust, tints } from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';
import { specks } from '../parts/toppings.ts';
import { rope } from './crumb.ts';

const baked = { light: '#d99a5a', base: '#ab6128', shade: '#874718', deep: '#5f2f0e' };

/** A pretzel with its twist, split and salted. */
export const pretzel = (): string =>
  scene(
    tints.sky,
    'pebble',
    shadow(208, 306, 128, 24),
    rope('M146 286C190 262 236 214 256 164C276 118 330 120 334 172C338 222 296 268 258 282', 30, baked),
    rope('M258 282C224 294 176 294 142 284', 44, baked),
    rope('M254 286C210 262 164 214 144 164C124 118 70 120 66 172C62 222 104 268 142 284', 30, baked),
    rope('M256 164C246 190 228 214 206 236', 30, baked),
    rope('M254 286L236 276', 30, baked),
    path('M158 280C180 290 220 290 242 280C230 298 170 298 158 280Z', '#f2d39c'),
    specks(
      '84 150 4, 104 136 3.6, 76 182 4, 88 214 3.6, 110 246 4, 130 150 3.4, 152 196 4, 172 222 3.4, 314 148 4, 292 138 3.6, 326 178 4, 312 214 3.6, 292 244 4, 262 166 3.6, 246 200 4, 222 224 3.4, 188 254 4, 214 252 3.6',
      '#fffdf6',
    ),
  );

/** A ring with pink icing and sprinkles, facing us. */
export const glazedDoughnut = (): string => {
  const colours = ['#f6cf5c', '#5b9fc0', '#fffaf0', '#7fb06f', '#d2554f'];
  const sprinkles = [
    '130 150 0, 290 176 67, 134 244 134, 220 138 21, 150 216 88, 160 246 155',
    '158 118 31, 286 218 98, 112 208 165, 252 166 52, 204 122 119',
    '196 104 62, 258 252 129, 116 176 16, 256 206 83, 138 200 150',
    '238 112 93, 218 270 160, 148 176 47, 228 238 114, 268 190 1',
    '270 138 124, 172 268 11, 176 140 78, 186 242 145, 240 136 32',
  ];
  const grain = ([x = 0, y = 0, turn = 0]: readonly number[]): string => {
    const [dx, dy] = [6 * Math.cos((turn * Math.PI) / 180), 6 * Math.sin((turn * Math.PI) / 180)];
    return `M${round(x - dx)} ${round(y - dy)}L${round(x + dx)} ${round(y + dy)}`;
  };
  return scene(
    tints.mist,
    'disc',
    shadow(206, 306, 112, 26),
    lit('M200 66C276 66 322 122 322 190S276 308 200 308S78 258 78 190S124 66 200 66Z', crust, {
      dx: 10,
      dy: 14,
      rim: 7,
    }),
    lit(
      'M200 74C268 74 312 122 312 182C312 202 302 204 304 220C306 236 290 236 284 250C278 268 262 262 250 272C236 286 222 274 206 284C190 292 180 278 164 280C146 282 146 266 130 262C112 258 116 242 102 232C90 222 98 208 90 194C82 130 132 74 200 74Z',
      { light: '#fbdbdc', base: '#f0aab2', shade: '#d98894', deep: '#b8697a' },
      { dx: 10, dy: 12, rim: 8 },
    ),
    ellipse(200, 186, 46, 42, '#d98894'),
    ellipse(200, 189, 42, 38, crust.shade),
    ellipse(203, 194, 36, 31, crust.deep),
    ellipse(204, 197, 33, 27, tints.mist.shape),
    path('M171 197A33 27 0 0 1 237 197A34 20 0 0 0 171 197Z', '#b9cdd2', { opacity: 0.7 }),
    line('M116 150C128 122 150 104 176 96', '#fff', 8, { opacity: 0.7 }),
    line('M108 172L110 164', '#fff', 7, { opacity: 0.7 }),
    ...colours.map((colour, i) => line(each(sprinkles[i] ?? '', grain), colour, 5.4)),
  );
};
