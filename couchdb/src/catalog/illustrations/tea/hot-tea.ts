import { block, circle, ellipse, group, line, path, placed } from '../parts/marks.ts';
import {
  brass,
  charcoal,
  latte,
  matcha,
  milk,
  porcelain,
  sage,
  terracotta,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, steam } from '../parts/tableware.ts';
import { froth } from '../parts/toppings.ts';
import { patch, turned } from '../parts/turned.ts';
import { ear, mouth } from '../parts/vessel.ts';

/** A rough tea bowl, frothed green, its bamboo whisk beside it. */
export const whiskedMatcha = (): string =>
  scene(
    tints.sand,
    'disc',
    shadow(174, 314, 92),
    shadow(308, 320, 50),
    turned(170, profile('108 178 C110 226 100 278 64 298 L58 308'), charcoal, { gloss: 0.4 }),
    path(
      'M62 190C80 214 96 200 112 222S146 232 160 214S196 236 214 218S256 214 278 186L278 178A108 32.4 0 0 1 62 178Z',
      sage.light,
      { opacity: 0.9 },
    ),
    path('M214 218C232 210 256 214 278 186L278 178C262 198 240 204 210 209Z', sage.shade),
    mouth({ cx: 170, y: 178, r: 108, wall: 8, tone: sage, filling: { tone: matcha, level: 9 } }),
    ellipse(166, 188, 62, 16, matcha.light, { opacity: 0.8 }),
    froth(166, 188, 76, 20, '#e9f2bf'),
    froth(160, 190, 44, 9, '#f3f8d8'),
    turned(306, profile('22 184 L24 236'), wood),
    path(patch(306, profile('23 214 L24.4 226')), walnut.base),
    path('M284 184A22 6.6 0 0 1 328 184A22 6.6 0 0 1 284 184Z', wood.light),
    ...Array.from({ length: 11 }, (_, i) =>
      line(
        `M${306 - 22 + i * 4.4} ${240 + 5 * Math.sin((i / 10) * Math.PI)}C${306 + (i - 5) * 11} 262 ${306 + (i - 5) * 12} 296 ${306 + (i - 5) * 7} ${310 + 8 * Math.sin((i / 10) * Math.PI)}`,
        i < 4 ? wood.light : i < 8 ? wood.base : wood.shade,
        3.6,
      ),
    ),
  );

/** A clay cup of spiced milk tea with cinnamon and star anise. */
export const chai = (): string => {
  const kulhad = profile('84 150 C78 170 80 190 74 220 C68 256 60 280 56 314');
  return scene(
    tints.peach,
    'sunrise',
    shadow(190, 316, 74),
    placed({ x: 286, y: 306, turn: -24 }, stick),
    placed({ x: 300, y: 318, turn: 10 }, stick),
    turned(186, kulhad, terracotta, { gloss: 0.35 }),
    ...[176, 206, 236, 266].map((y) => path(patch(186, between(kulhad, y, y + 3)), terracotta.deep, { opacity: 0.35 })),
    mouth({
      cx: 186,
      y: 150,
      r: 84,
      wall: 8,
      tone: terracotta,
      filling: { tone: { ...latte, base: '#d5a063' }, level: 8 },
    }),
    froth(180, 158, 54, 13, '#f3d9ae'),
    placed({ x: 198, y: 156, scale: 1, scaleY: 0.46 }, star),
    placed({ x: 104, y: 318, scale: 0.9, scaleY: 0.62 }, star),
    steam(186, 134, 78, 30),
  );
};

const stick =
  block({ x: -50, y: -9, width: 100, height: 18, corner: 8 }, walnut.shade) +
  block({ x: -50, y: -9, width: 100, height: 9, corner: 4.5 }, walnut.base) +
  line('M-44 0H44', walnut.deep, 2.4) +
  circle(48, 0, 8, walnut.deep) +
  circle(48, -1, 4, walnut.light);

const star =
  [0, 45, 90, 135, 180, 225, 270, 315]
    .map((turn) =>
      group(
        { transform: `rotate(${turn})` },
        path('M0 0C-8 -12 -7 -26 0 -34C7 -26 8 -12 0 0Z', walnut.shade),
        path('M0 -4C-3 -14 -3 -24 0 -30C3 -24 3 -14 0 -4Z', brass.shade),
      ),
    )
    .join('') + circle(0, 0, 5, walnut.deep);

/** A fluted tea cup, a bag's tag over its side, two camomile flowers. */
export const chamomile = (): string => {
  const body = profile('100 168 C96 206 84 246 50 266 C44 270 44 276 46 282');
  return scene(
    tints.lilac,
    'flower',
    saucer(200, 294, 134, blushed),
    ear({ x: 282, top: 184, bottom: 240, reach: 44, foot: -16, width: 11 }, blushed),
    turned(194, body, blushed),
    ...[-0.8, -0.55, -0.28, 0, 0.28, 0.55, 0.8].map((s) =>
      path(patch(194, between(body, 176, 262), [s - 0.012, s + 0.012]), blushed.deep, { opacity: 0.4 }),
    ),
    mouth({
      cx: 194,
      y: 168,
      r: 100,
      wall: 5,
      tone: porcelain,
      filling: { tone: { light: '#fdeebd', base: '#efcb68', shade: '#d2a544', deep: '#a47c2c' }, level: 8 },
    }),
    line('M150 186C140 198 136 210 138 228', '#fffaf0', 2.6),
    placed(
      { x: 138, y: 242, turn: -8 },
      path('M-15 -14H15V18L0 26L-15 18Z', sage.base),
      path('M4 -14H15V18L0 26Z', sage.shade),
      circle(0, 2, 6, milk.base),
      circle(0, 2, 2.6, brass.base),
    ),
    daisy(96, 302, 24, 0.5),
    daisy(126, 318, 20, 0.55),
    daisy(218, 176, 15, 0.4),
    steam(194, 150, 66, 30),
  );
};

const blushed = { light: '#fffdfb', base: '#faf0ee', shade: '#e6d3d2', deep: '#cbb0b3' };

const daisy = (x: number, y: number, r: number, flat: number): string =>
  placed(
    { x, y, scale: r / 20, scaleY: (r / 20) * flat },
    ...Array.from({ length: 10 }, (_, i) =>
      ellipse(0, -13, 4.6, 8, i < 6 ? '#ffffff' : '#f3ebdf', { transform: `rotate(${i * 36})` }),
    ),
    circle(0, 0, 7, '#e8b23a'),
    circle(-1.5, -2, 3, '#f8d777'),
  );
