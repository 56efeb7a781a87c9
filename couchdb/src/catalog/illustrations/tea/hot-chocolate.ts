import { lit } from '../parts/lit.ts';
import { block, each, ellipse, group, line, path, placed } from '../parts/marks.ts';
import { inside } from '../parts/paint.ts';
import { chocolate, crust, hibiscus, milk, navy, porcelain, tints } from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, steam } from '../parts/tableware.ts';
import { specks } from '../parts/toppings.ts';
import { patch, turned } from '../parts/turned.ts';
import { cup, ear, mouth } from '../parts/vessel.ts';

/** A round-bellied mug under a raft of marshmallows. */
export const hotChocolate = (): string => {
  const mug = profile('82 152 C110 176 116 250 92 290 C86 302 80 308 70 312');
  const marshmallow = (x: number, y: number, turn: number, w = 30): string =>
    placed(
      { x, y, turn },
      block({ x: -w / 2, y: -13, width: w, height: 27, corner: 9 }, '#eedcd2'),
      block({ x: -w / 2, y: -14, width: w - 4, height: 23, corner: 9 }, '#fff6f0'),
      ellipse(-2, -10, w * 0.34, 4, '#fff'),
    );
  return scene(
    tints.sky,
    'disc',
    shadow(192, 314, 96),
    ear({ x: 286, top: 192, bottom: 268, reach: 56, width: 20, foot: 0 }, hibiscus),
    turned(190, mug, hibiscus),
    each('-58 232, -20 244, 20 244, 58 232', ([x = 0, y = 0]) => placed({ x: 190 + x, y, scale: 0.8 }, snow)),
    path(patch(190, between(mug, 276, 282)), milk.base, { opacity: 0.8 }),
    mouth({ cx: 190, y: 152, r: 82, wall: 7, tone: milk, filling: { tone: chocolate, level: 6 } }),
    group(
      { 'clip-path': inside('M90 60H290V158A75 22 0 0 1 115 158H90Z') },
      marshmallow(146, 152, -14),
      marshmallow(182, 140, 8, 34),
      marshmallow(224, 146, -6),
      marshmallow(164, 166, 18),
      marshmallow(202, 164, -12, 34),
      marshmallow(240, 160, 22),
      marshmallow(206, 128, 14, 28),
    ),
    specks('170 138 1.8, 194 134 1.6, 226 138 1.8, 206 160 1.8, 150 148 1.6, 186 166 1.6', chocolate.light, 0.8),
    steam(190, 108, 58, 32),
  );
};

const snow = line('M0 -14V14M-12 -7L12 7M12 -7L-12 7M-4 -11L0 -8L4 -11M-4 11L0 8L4 11', '#fbe3e0', 3);

/** Thick chocolate in a small cup, with churros to dip. */
export const churros = (): string => {
  const churro = (x: number, y: number, turn: number): string =>
    placed(
      { x, y, turn },
      lit(
        'M-86 -11Q-96 -11 -96 0T-86 11H86Q96 11 96 0T86 -11Z',
        crust,
        { dx: 0, dy: 8, rim: 3 },
        line('M-90 -4H90M-90 4H90', crust.deep, 2, { opacity: 0.6 }),
      ),
      specks(
        '-70 -5 1.6, -48 2 1.6, -30 -6 1.6, -8 4 1.6, 14 -5 1.6, 34 3 1.6, 56 -4 1.6, 76 4 1.6, -60 6 1.6, 24 7 1.4, -18 -2 1.4, 66 0 1.4',
        '#fff8e8',
        0.95,
      ),
    );
  return scene(
    tints.butter,
    'pebble',
    saucer(200, 282, 154, navy),
    ear({ x: 176, top: 178, bottom: 230, reach: 42, width: 13, foot: -6 }, porcelain),
    cup(128, profile('62 158 C62 196 56 238 40 252 L38 264'), porcelain, { filling: { tone: chocolate, level: 5 } }),
    ellipse(118, 163, 26, 6, chocolate.light, { opacity: 0.7 }),
    churro(248, 286, -6),
    churro(238, 264, -18),
    churro(262, 250, -40),
    placed(
      { x: 158, y: 118, turn: 66, scale: 0.86 },
      lit(
        'M-80 -11Q-90 -11 -90 0T-80 11H46Q52 11 52 0T46 -11Z',
        crust,
        { dx: 0, dy: 8, rim: 3 },
        line('M-84 -4H60M-84 4H60', crust.deep, 2, { opacity: 0.6 }),
        path('M20 -14H60V14H24C14 8 28 2 20 -14Z', chocolate.base),
      ),
    ),
    path('M66 158A62 18.6 0 0 0 190 158L186 170A60 18 0 0 1 70 170Z', porcelain.base),
    path('M66 158A62 18.6 0 0 0 190 158A62 15 0 0 1 66 158Z', porcelain.light),
    steam(104, 140, 60, 14),
  );
};
