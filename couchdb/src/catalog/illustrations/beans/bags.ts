import { cutTo, lit } from '../parts/lit.ts';
import { block, circle, each, ellipse, line, path, placed } from '../parts/marks.ts';
import { bottleBlue, brass, hibiscus, navy, paper, porcelain, sage, tints } from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean } from '../parts/toppings.ts';
import { cherries, jasmineBranch } from './creatures.ts';
import { framed, gate } from './landscapes.ts';

/** The house blend: a flat-bottomed bag with a valve, seen from its corner. */
export const blueHour = (): string =>
  scene(
    tints.sky,
    'disc',
    shadow(206, 318, 112),
    path('M256 106L306 92V298Q306 302 302 304L256 324Z', navy.shade),
    path('M256 106L281 99L274 200L281 312L256 324Z', navy.deep, { opacity: 0.6 }),
    path('M98 106L114 76H288L306 92L256 106Z', navy.base),
    path('M256 106L288 76L306 92Z', navy.deep),
    path('M108 58H292V78H108Z', navy.shade),
    path('M108 58H292V64H108Z', navy.light, { opacity: 0.6 }),
    lit('M94 106H256V324H102Q94 324 94 316Z', navy, { dx: 10, dy: 0, rim: 5 }),
    cutTo(
      'M94 150H256V286H94Z',
      block({ x: 94, y: 150, width: 162, height: 136 }, bottleBlue.base),
      circle(222, 178, 17, '#f8e3a2'),
      circle(230, 173, 15, bottleBlue.base),
      path('M94 262C130 240 170 252 200 260S240 256 256 250V286H94Z', navy.base),
      path('M94 276C140 262 190 284 256 268V286H94Z', navy.deep),
      bottle,
      each('112 168, 140 176, 190 166, 238 214, 112 214, 206 208', ([x = 0, y = 0]) => circle(x, y, 1.8, '#f6edcf')),
    ),
    path('M94 150H256V154H94ZM94 282H256V286H94Z', brass.base),
    circle(175, 126, 11, navy.deep),
    circle(174, 125, 9, navy.light),
    each('-3 -2, 3 -2, 0 3', ([x = 0, y = 0]) => circle(174 + x, 125 + y, 1.4, navy.deep)),
    block({ x: 118, y: 298, width: 60, height: 6, corner: 3 }, navy.light),
    block({ x: 118, y: 309, width: 36, height: 5, corner: 2.5 }, navy.light, { opacity: 0.6 }),
    bean(298, 326, 13, -20),
    bean(322, 318, 12, 34),
  );

const bottle =
  path(
    'M164 168H184V188C186 200 206 206 206 226V262Q206 270 198 270H150Q142 270 142 262V226C142 206 162 200 164 188Z',
    '#a9cfe0',
  ) +
  path(
    'M184 168V188C186 200 206 206 206 226V262Q206 270 198 270H182C194 262 192 226 180 204C176 196 176 180 176 168Z',
    '#7fb1c8',
  ) +
  path('M161 162H187V172H161Z', paper.base) +
  bean(174, 238, 20, -34);

/** A gusseted bag folded over and held by its tin tie. */
export const yirgacheffe = (): string => {
  const body = 'M122 112H278L282 312Q282 324 272 324H128Q118 324 118 312Z';
  return scene(
    tints.butter,
    'arch',
    shadow(204, 322, 94),
    lit(
      body,
      sage,
      { dx: 20, dy: 0, rim: 6 },
      path('M118 112L136 132L132 324H118Z', sage.light, { opacity: 0.5 }),
      path('M282 112L262 132L266 324H284Z', sage.deep, { opacity: 0.5 }),
    ),
    framed({ x: 199, y: 222, scale: 1.34, scaleY: 1.44 }, gate, jasmineBranch()),
    path('M140 294V216A59 66 0 0 1 258 216V294Z', 'none', { stroke: paper.light, 'stroke-width': 5 }),
    lit('M116 78Q116 70 124 70H276Q284 70 284 78L282 118H118Z', sage, { dx: 14, dy: 8, rim: 5 }),
    path('M118 118H282L281 128H119Z', sage.deep, { opacity: 0.45 }),
    block({ x: 96, y: 90, width: 208, height: 15, corner: 5 }, brass.shade),
    block({ x: 96, y: 90, width: 208, height: 7, corner: 3.5 }, brass.light),
    path('M96 92L108 90V106L96 104ZM304 92L292 90V106L304 104Z', brass.deep),
    block({ x: 168, y: 304, width: 62, height: 6, corner: 3 }, paper.base, { opacity: 0.9 }),
  );
};

/** A soft pouch with a round foot, a zip and a hole to hang it by. */
export const guji = (): string => {
  const body =
    'M108 62Q108 56 114 56H286Q292 56 292 62C292 140 300 220 306 292C306 324 94 324 94 292C100 220 108 140 108 62Z';
  return scene(
    tints.blush,
    'pebble',
    shadow(206, 312, 108, 24),
    lit(
      body,
      porcelain,
      { dx: 16, dy: 4, rim: 6 },
      path('M94 200C150 160 250 240 310 190V330H90Z', hibiscus.base),
      path('M94 222C150 182 250 262 310 212V330H90Z', '#bb3d4a'),
      path('M94 276C150 304 250 304 306 276V330H94Z', hibiscus.deep, { opacity: 0.7 }),
      path('M270 56C284 140 286 240 270 330H310V56Z', '#5b1f25', { opacity: 0.12 }),
    ),
    line('M96 278C150 302 250 302 304 278', hibiscus.light, 2, { opacity: 0.5 }),
    line('M110 100H290', porcelain.deep, 3),
    line('M110 106H290', porcelain.light, 3),
    path('M108 78H292V82H108Z', porcelain.shade),
    ellipse(200, 69, 15, 6, tints.blush.shape),
    ellipse(200, 69, 15, 6, '#a05b5b', { opacity: 0.35 }),
    circle(198, 190, 62, '#fdf3e2'),
    circle(198, 190, 55, '#f9dfae'),
    placed({ x: 198, y: 192, scale: 1.12 }, cherries()),
    line('M124 116C120 170 114 230 108 278', '#fff', 6, { opacity: 0.5 }),
  );
};
