import { cutTo } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import { brass, charcoal, coffee, sage, steel, terracotta, tints, walnut } from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean, heap } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { mouth } from '../parts/vessel.ts';

const segments = (x: number, y: number, bars: string): string => {
  const bar: Readonly<Record<string, string>> = {
    a: 'M2 0H12',
    b: 'M14 2V11',
    c: 'M13 15V24',
    d: 'M1 26H11',
    e: 'M-1 15V24',
    f: 'M0 2V11',
    g: 'M1 13H12',
  };
  return placed(
    { x, y },
    line(
      bars
        .split('')
        .map((name) => bar[name] ?? '')
        .join(''),
      '#a8e6d2',
      3.2,
    ),
  );
};

/** A flat scale with a timer, a dish of beans on it. */
export const brewScale = (): string =>
  scene(
    tints.sage,
    'sunrise',
    shadow(206, 312, 146, 26),
    path('M62 258L108 196H318L344 258V300Q344 310 334 310H72Q62 310 62 300Z', charcoal.shade),
    path(
      'M62 258L108 196Q112 190 120 190H306Q314 190 318 196L344 258Q346 264 338 264H68Q60 264 62 258Z',
      charcoal.base,
    ),
    path('M108 196Q112 190 120 190H306Q314 190 318 196L321 203H103Z', charcoal.light, { opacity: 0.6 }),
    path('M82 252L120 204H304L326 252Z', '#5a575c'),
    path('M82 252L120 204H210L150 252Z', '#fff', { opacity: 0.08 }),
    block({ x: 150, y: 270, width: 112, height: 34, corner: 5 }, '#17211f'),
    segments(154, 274, 'bc'),
    segments(178, 274, 'abcdefg'),
    circle(201, 300, 1.8, '#a8e6d2'),
    segments(208, 274, 'abcdef'),
    line('M250 288A5 5 0 1 0 250 295M250 286V299Q250 302 246 302H242', '#a8e6d2', 2.4),
    circle(106, 287, 11, charcoal.light),
    circle(105, 286, 8, charcoal.base),
    line('M106 281V287', '#fff', 2),
    circle(304, 287, 11, charcoal.light),
    circle(303, 286, 8, charcoal.base),
    line('M300 284H307M300 289H307', '#fff', 1.8),
    ellipse(212, 226, 92, 22, '#000', { opacity: 0.3 }),
    turned(200, profile('96 168 C94 196 74 210 54 216 L52 220'), terracotta),
    mouth({ cx: 200, y: 168, r: 96, wall: 6, tone: terracotta }),
    cutTo(
      'M110 168A90 27 0 0 0 290 168C284 128 246 118 200 118S116 128 110 168Z',
      path('M112 168C124 132 160 122 200 122S276 132 288 168A88 26 0 0 1 112 168Z', coffee.shade),
      heap(
        '136 160 10, 160 146 70, 184 136 140, 212 136 30, 240 146 100, 264 158 160, 150 172 40, 178 162 110, 206 158 10, 234 168 80, 258 176 130, 196 180 60, 222 184 150, 168 184 20, 124 172 90',
        15,
      ),
    ),
  );

/** A tamper on its mat beside a pressed puck. */
export const tamper = (): string =>
  scene(
    tints.butter,
    'pebble',
    shadow(206, 316, 124, 28),
    path('M76 300L104 268H312L334 300Q336 314 326 314H86Q74 314 76 300Z', charcoal.shade),
    path(
      'M76 300L104 268Q107 264 114 264H302Q309 264 312 268L334 300Q336 305 328 305H84Q74 305 76 300Z',
      charcoal.base,
    ),
    line('M112 276H304M104 285H312M96 294H322', charcoal.light, 2, { opacity: 0.5 }),
    ellipse(212, 284, 88, 16, '#000', { opacity: 0.35 }),
    turned(196, profile('78 222 L78 254'), steel),
    path(patch(196, profile('78 244 L78 248')), steel.deep, { opacity: 0.5 }),
    turned(196, profile('26 188 C30 206 60 212 78 222'), steel),
    path('M118 222A78 23.4 0 0 0 274 222A78 21 0 0 1 118 222Z', steel.light),
    turned(196, profile('24 176 L26 190'), brass),
    turned(196, profile('30 66 C52 90 50 112 34 138 C26 152 24 164 24 178'), walnut),
    disc(196, 66, 30, walnut.light),
    ellipse(192, 65, 20, 5, '#cfa682'),
  );

/** A steel jug with a sharp lip. */
export const milkPitcher = (): string => {
  const jug = profile('66 116 C62 156 92 200 96 250 C98 284 92 304 84 310');
  return scene(
    tints.sky,
    'window',
    shadow(202, 314, 98),
    line('M262 146C330 116 346 170 330 222C318 258 300 270 286 268', steel.deep, 15),
    line('M262 144C326 118 341 170 326 218C315 252 300 262 288 262', steel.base, 9),
    line('M268 140C318 124 334 166 322 210', steel.light, 3),
    turned(196, jug, steel),
    path('M140 128C122 122 100 104 84 84C110 82 140 88 160 96L196 146C170 150 150 142 140 128Z', steel.base),
    path('M140 128C122 122 100 104 84 84C96 98 120 112 150 118L168 142C154 140 146 136 140 128Z', steel.shade),
    path('M84 84C120 78 220 82 262 114A66 20 0 0 1 160 134C132 124 106 106 84 84Z', steel.light),
    path('M96 88C126 86 216 90 254 114A58 16 0 0 1 164 128C138 120 116 106 96 88Z', steel.deep),
    path('M118 102C150 98 214 102 252 116A58 15 0 0 1 166 128C148 122 132 114 118 102Z', '#fffaf0'),
    path('M150 108C180 104 214 108 236 116C214 124 184 124 166 118Z', '#fff'),
    path(patch(196, between(jug, 190, 280), [-0.3, -0.24]), '#fff', { opacity: 0.6 }),
    ...[220, 244, 268].map((y) => path(patch(196, profile(`93 ${y} L93 ${y + 3}`), [0.26, 0.4]), steel.deep)),
  );
};

/** A box to knock pucks into, its bar across. */
export const knockBox = (): string =>
  scene(
    tints.stone,
    'disc',
    shadow(206, 314, 112),
    turned(200, profile('104 168 L92 304 C92 310 90 312 86 314'), sage, { gloss: 0.5 }),
    path(patch(200, profile('97 256 L94 284')), charcoal.base),
    path(patch(200, profile('97 256 L94 284'), [0.34, 1]), charcoal.shade),
    mouth({
      cx: 200,
      y: 168,
      r: 104,
      wall: 7,
      tone: sage,
      filling: { tone: { light: '#6b4430', base: '#402519', shade: '#2b170e', deep: '#1b0e08' }, level: 12 },
    }),
    placed(
      { x: 156, y: 184, turn: -10 },
      ellipse(0, 6, 36, 10, '#26140c'),
      ellipse(0, 0, 36, 11, '#6b4530'),
      ellipse(-4, -2, 26, 6, '#8a5f45'),
    ),
    placed(
      { x: 240, y: 184, turn: 12 },
      ellipse(0, 5, 30, 9, '#26140c'),
      ellipse(0, 0, 30, 9, '#63402c'),
      ellipse(-3, -2, 20, 5, '#7f563e'),
    ),
    path('M92 152Q92 140 104 140H296Q308 140 308 152T296 164H104Q92 164 92 152Z', charcoal.shade),
    path('M92 150Q93 140 104 140H296Q306 140 308 148Q306 153 296 153H104Q95 153 92 150Z', charcoal.base),
    line('M110 145H240', charcoal.light, 3.5),
    path('M90 150L98 148V172L92 168ZM310 150L302 148V172L308 168Z', sage.deep),
    path('M96 168A104 31.2 0 0 0 304 168L304 178A104 31.2 0 0 1 96 178Z', sage.base),
    path('M97 172A104 31.2 0 0 0 303 172A104 28 0 0 1 97 172Z', sage.light),
    bean(318, 318, 12, 40),
  );
