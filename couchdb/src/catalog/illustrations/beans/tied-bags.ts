import { cutTo, lit } from '../parts/lit.ts';
import { circle, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  brass,
  coffee,
  crema,
  hibiscus,
  kraft,
  linen,
  paper,
  steel,
  tints,
  wood,
} from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean } from '../parts/toppings.ts';
import { cordillera, framed, roundel, savanna, terraces } from './landscapes.ts';

/** A kraft bag closed with a wooden peg. */
export const nyeri = (): string =>
  scene(
    tints.stone,
    'sunrise',
    shadow(204, 322, 104),
    lit(
      'M116 116H284L298 314Q298 324 288 324H112Q102 324 102 314Z',
      kraft,
      { dx: 22, dy: 0, rim: 6 },
      path('M116 116L128 140L120 324H100V116Z', kraft.light, { opacity: 0.6 }),
    ),
    path('M111.5 180H288.5L296 296H104Z', '#7c3a2a'),
    cutTo('M111.2 184H288.8L295.7 292H104.3Z', placed({ x: 200, y: 238, scale: 1.84, scaleY: 1.16 }, savanna())),
    lit('M104 84L112 72H288L296 84L290 132Q200 146 110 132Z', kraft, { dx: 10, dy: 8, rim: 5 }),
    line('M116 134Q200 148 284 134', kraft.deep, 3, { opacity: 0.7 }),
    placed(
      { x: 222, y: 98, turn: 8 },
      path('M-9 -62L-3 -64V50L-12 46Z', wood.base),
      path('M9 -62L3 -64V50L12 46Z', wood.shade),
      path('M-9 -62L-3 -64V-40L-10 -30Z', wood.light),
      path('M-3 -20L3 -20V50L0 40L-3 50Z', wood.deep),
      path('M-15 -14H15V-8H-15Z', steel.base),
      path('M-15 2H15V8H-15Z', steel.shade),
      circle(0, -3, 7, steel.shade),
      circle(-1, -4, 4, steel.light),
    ),
  );

/** A paper sack rolled down and tied with twine, a tag on it. */
export const huila = (): string =>
  scene(
    tints.mist,
    'hills',
    shadow(204, 322, 104),
    lit(
      'M118 112H282C286 180 296 250 294 306Q292 324 276 324H124Q108 324 106 306C104 250 114 180 118 112Z',
      paper,
      { dx: 26, dy: 4, rim: 5 },
      path('M140 112L132 160L150 118ZM250 112L262 170L266 112Z', paper.deep, { opacity: 0.4 }),
      line('M126 300C150 310 180 300 196 316M276 296C260 300 250 310 246 322', paper.deep, 2.4, { opacity: 0.6 }),
    ),
    framed({ x: 200, y: 244, scale: 1.24 }, roundel, cordillera()),
    circle(200, 244, 61, 'none', { stroke: bottleBlue.deep, 'stroke-width': 4 }),
    path('M104 86Q104 68 120 68H284Q298 68 298 92T284 118H120Q104 118 104 100Z', paper.shade),
    path('M104 86Q104 68 120 68H284Q292 68 296 80H112Q104 80 104 86Z', paper.light),
    path('M104 88Q104 80 114 80H297Q299 98 292 104H116Q104 104 104 96Z', paper.base),
    ellipse(290, 93, 10, 24, paper.deep),
    ellipse(290, 93, 5, 14, paper.base),
    ellipse(290, 94, 2, 7, paper.deep),
    line('M110 132C160 142 240 142 288 132', linen.deep, 5),
    line('M111 130C160 140 240 140 288 130', linen.base, 2),
    line('M196 138C176 116 150 122 160 136S186 146 196 138C214 116 244 120 234 136S208 148 196 138', linen.deep, 4.5),
    line('M194 140C188 152 178 160 170 168M198 140C204 152 214 158 224 162', linen.deep, 4.5),
    placed(
      { x: 236, y: 168, turn: 24 },
      path('M-14 -6L0 -16L14 -6V34H-14Z', kraft.base),
      path('M4 -13L14 -6V34H4Z', kraft.shade),
      circle(0, -6, 3, paper.light),
      bean(0, 14, 9, -30),
    ),
  );

/** A bag with rope handles and a woven band. */
export const cajamarca = (): string => {
  const zigzag = (y: number, colour: string): string =>
    line(
      Array.from({ length: 15 }, (_, i) => `${i === 0 ? 'M' : 'L'}${92 + i * 12} ${y + (i % 2) * 10}`).join(''),
      colour,
      4,
    );
  return scene(
    tints.peach,
    'window',
    shadow(208, 322, 112),
    line('M138 120C136 30 226 30 224 120', linen.deep, 8),
    line('M137 118C136 28 225 30 223 118', linen.base, 4),
    path('M268 118L312 104V304L268 326Z', hibiscus.deep),
    path('M268 118L290 111L286 210L290 315L268 326Z', '#5f2230', { opacity: 0.5 }),
    path('M92 118L120 104H312L268 118Z', '#5f2230'),
    lit('M92 118H268V326H100Q92 326 92 318Z', hibiscus, { dx: 12, dy: 0, rim: 5 }),
    path('M92 150H268V158H92ZM92 288H268V296H92Z', '#f4c95c'),
    cutTo('M92 158H268V288H92Z', placed({ x: 180, y: 223, scale: 1.78, scaleY: 1.32 }, terraces())),
    cutTo('M92 118H268V150H92Z', zigzag(128, '#f6e3bd'), zigzag(138, '#2f8f8a')),
    cutTo('M92 296H268V326H92Z', zigzag(302, '#2f8f8a'), zigzag(312, '#f6e3bd')),
    path('M268 150L312 134V141L268 158ZM268 288L312 268V275L268 296Z', '#c99a36'),
    line('M120 126C118 40 212 36 214 126', linen.shade, 9),
    line('M119 124C118 38 211 36 213 124', linen.light, 4),
    circle(120, 128, 6, brass.base),
    circle(214, 128, 6, brass.base),
    circle(118, 126, 2.4, brass.light),
    circle(212, 126, 2.4, brass.light),
    bean(326, 322, 12, 30, { ...coffee, light: crema.shade }),
  );
};
