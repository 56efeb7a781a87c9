import { cutTo, lit } from '../parts/lit.ts';
import { block, circle, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  coffee,
  kraft,
  leaf,
  mustard,
  navy,
  paper,
  sage,
  terracotta,
  tints,
  walnut,
} from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean } from '../parts/toppings.ts';
import { night, volcano } from './landscapes.ts';

/** A carton with a tongue, its lid open a little. */
export const antigua = (): string =>
  scene(
    tints.stone,
    'disc',
    shadow(210, 322, 122),
    path('M254 120L316 98V300L254 326Z', '#8a4033'),
    cutTo(
      'M254 120L316 98V300L254 326Z',
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
        path(
          `M254 ${130 + i * 26}L285 ${112 + i * 26}L316 ${108 + i * 26}V${116 + i * 26}L285 ${121 + i * 26}L254 ${139 + i * 26}Z`,
          '#a9584a',
          { opacity: 0.8 },
        ),
      ),
    ),
    lit('M88 120H254V326H88Z', terracotta, { dx: 8, dy: 0, rim: 5 }),
    cutTo('M88 140H254V282H88Z', placed({ x: 171, y: 211, scale: 1.68, scaleY: 1.44 }, volcano())),
    path('M88 136H254V141H88ZM88 281H254V286H88Z', paper.base),
    block({ x: 104, y: 298, width: 70, height: 7, corner: 3.5 }, paper.base),
    block({ x: 104, y: 310, width: 44, height: 5, corner: 2.5 }, paper.base, { opacity: 0.6 }),
    circle(230, 304, 11, paper.base),
    bean(230, 304, 7, -30),
    path('M88 120L150 98H316L254 120Z', '#5e2a22'),
    path('M100 120L152 101H300L250 120Z', kraft.shade),
    path('M112 118L156 104H290L252 118Z', kraft.light),
    path('M150 98L168 46H330L316 98Z', '#b5614b'),
    path('M168 46H330L328 54H165Z', terracotta.light),
    path('M168 46L158 76L190 46Z', terracotta.light, { opacity: 0.5 }),
    path('M168 46C172 34 180 30 188 30H316C324 32 330 38 330 46Z', terracotta.shade),
  );

/** A box with a gable roof and a handle, for the evening. */
export const sugarcaneDecaf = (): string =>
  scene(
    tints.lilac,
    'sunrise',
    shadow(210, 322, 112),
    path('M252 160L308 142V300L252 326Z', navy.deep),
    path('M252 160L272 84L308 142Z', '#27365a'),
    lit('M92 160H252V326H92Z', navy, { dx: 8, dy: 0, rim: 5 }),
    cutTo('M92 160H252V326H92Z', placed({ x: 172, y: 248, scale: 1.66, scaleY: 1.66 }, night())),
    lit('M92 160L118 86H270L252 160Z', navy, { dx: 10, dy: -6, rim: 5 }),
    path('M92 160L96 148H255L252 160Z', '#f8e3a2'),
    lit('M116 44Q116 36 124 36H272Q280 36 280 44V88H116Z', navy, { dx: 8, dy: 8, rim: 5 }),
    path('M166 54H230Q238 54 238 62T230 70H166Q158 70 158 62T166 54Z', tints.lilac.wall),
    path('M166 54H230Q238 54 238 62L236 60H166Q160 60 159 64Q157 54 166 54Z', navy.deep),
    path('M252 160L308 142V148L252 168Z', '#c9b070'),
    placed({ x: 174, y: 120, scale: 0.8 }, leafPair),
    line('M292 320C300 300 304 280 300 262', leaf.shade, 8),
    line('M290 318C298 298 302 280 299 264', leaf.light, 3),
    ...[304, 286].map((y) => line(`M292 ${y}L303 ${y - 2}`, leaf.deep, 2)),
    path('M300 264C316 250 326 252 338 262C322 258 312 266 302 272Z', leaf.base),
    path('M300 266C290 244 280 240 270 242C284 250 288 262 296 274Z', leaf.shade),
  );

const leafPair =
  path('M0 14C-30 14 -36 -4 -34 -18C-14 -18 0 -8 0 14Z', '#f8e3a2') +
  path('M0 14C30 14 36 -4 34 -18C14 -18 0 -8 0 14Z', '#dcbf6c');

/** Three small bags in a tray, to compare. */
export const tastingTrio = (): string => {
  const bag = (x: number, y: number, turn: number, fill: typeof sage, mark: string): string =>
    placed(
      { x, y, turn },
      lit('M-36 -78H36L40 90H-40Z', fill, { dx: 12, dy: 0, rim: 4 }),
      lit('M-37 -104H37V-74H-37Z', fill, { dx: 8, dy: 8, rim: 4 }),
      line('M-32 -95H32', fill.light, 2),
      line('M-36 -73H36', fill.deep, 2.4, { opacity: 0.6 }),
      circle(0, -8, 27, paper.base),
      placed({ x: 0, y: -8 }, mark),
      block({ x: -18, y: 32, width: 36, height: 5, corner: 2.5 }, paper.base),
    );
  return scene(
    tints.sand,
    'window',
    shadow(206, 322, 132),
    path('M70 262L96 234H310L334 262Z', walnut.deep),
    bag(
      124,
      210,
      -5,
      terracotta,
      circle(0, 0, 12, mustard.base) +
        line(
          'M0 -20V-17M0 17V20M-20 0H-17M17 0H20M-14 -14L-12 -12M12 12L14 14M14 -14L12 -12M-12 12L-14 14',
          mustard.shade,
          4,
        ),
    ),
    bag(
      276,
      210,
      5,
      sage,
      path('M-2 18C-20 8 -16 -14 6 -19C16 0 12 14 -2 18Z', leaf.base) + line('M-4 20C-2 8 2 -4 4 -12', leaf.deep, 2.4),
    ),
    bag(
      200,
      200,
      0,
      bottleBlue,
      path('M0 -20C10 -8 15 0 15 7A15 14 0 0 1 -15 7C-15 0 -10 -8 0 -20Z', bottleBlue.base) +
        bean(0, 6, 8, -30, { ...coffee, base: paper.base, light: paper.light, deep: bottleBlue.base }),
    ),
    lit('M66 258H338L328 318Q327 324 320 324H84Q77 324 76 318Z', kraft, { dx: 18, dy: 6, rim: 5 }),
    path('M66 258H338L337 264H67Z', kraft.light),
    path('M182 280H222Q228 280 228 287T222 294H182Q176 294 176 287T182 280Z', kraft.deep),
  );
};
