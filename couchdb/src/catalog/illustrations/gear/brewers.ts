import { lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  brass,
  charcoal,
  coffee,
  copper,
  crema,
  kraft,
  paper,
  porcelain,
  sage,
  steel,
  terracotta,
  tints,
  walnut,
  wood,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { heap } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { cup } from '../parts/vessel.ts';

/** A kettle with a neck like a goose's. */
export const gooseneckKettle = (): string => {
  const body = profile('58 156 C74 190 92 250 98 300 L96 312');
  return scene(
    tints.mist,
    'disc',
    shadow(208, 314, 106),
    line('M270 168C330 130 356 176 336 244C330 262 314 270 300 268', charcoal.shade, 19),
    line('M274 168C328 134 348 178 330 240', walnut.base, 11),
    line('M282 160C318 142 338 172 328 220', walnut.light, 4, { opacity: 0.8 }),
    line('M122 282C76 284 94 206 74 150C68 132 58 122 48 116', sage.deep, 17),
    line('M121 279C76 280 92 204 72 149C67 134 58 124 50 118', sage.base, 11),
    line('M112 270C86 262 92 206 72 152', sage.light, 3.5, { opacity: 0.9 }),
    path('M40 108L60 104L66 124L50 130Z', sage.shade),
    ellipse(46, 112, 12, 6, sage.deep, { transform: 'rotate(40 46 112)' }),
    turned(206, body, sage, { gloss: 0.5 }),
    path(patch(206, between(body, 296, 312)), charcoal.base),
    path(patch(206, between(body, 296, 312), [0.34, 1]), charcoal.shade),
    turned(206, profile('60 146 L59 158'), sage),
    disc(206, 146, 60, sage.light),
    disc(206, 147, 52, sage.shade),
    disc(206, 146, 50, sage.base),
    turned(206, profile('7 124 L9 144'), charcoal),
    turned(206, profile('20 112 C22 118 20 124 16 128'), walnut),
    disc(206, 112, 20, walnut.light),
    circle(178, 254, 16, '#fff', { opacity: 0.85 }),
    path('M178 242C184 250 186 254 186 258A8 8 0 0 1 170 258C170 254 172 250 178 242Z', bottleBlue.base),
  );
};

/** A pot of eight sides, made in two halves. */
export const mokaPot = (): string => {
  const facets = [-0.98, -0.6, -0.2, 0.2, 0.6, 0.98];
  const faceted = (outline: ReturnType<typeof profile>): string =>
    turned(190, outline, steel, { gloss: 0 }) +
    facets
      .slice(1)
      .map((to, i) =>
        path(
          patch(190, outline, [facets[i] ?? 0, to]),
          [steel.light, '#e4e9eb', steel.base, steel.shade, steel.deep][i] ?? steel.base,
        ),
      )
      .join('');
  return scene(
    tints.peach,
    'window',
    shadow(200, 318, 96),
    path('M248 138H316Q330 138 328 152L316 236Q314 246 304 246T294 236L298 168L252 172Z', charcoal.shade),
    path('M248 138H316Q328 138 327 148L312 150L256 154Z', charcoal.light, { opacity: 0.8 }),
    path('M142 104L98 86L92 96L120 150L146 160Z', steel.light),
    path('M92 96L120 150L146 160L140 128Z', steel.base),
    faceted(profile('60 104 L46 202')),
    faceted(profile('50 202 L84 306 C84 312 82 314 80 316')),
    turned(190, profile('54 192 L54 212'), steel),
    path(patch(190, profile('54 200 L54 203')), steel.deep, { opacity: 0.6 }),
    ...facets
      .slice(1, -1)
      .map((at) => path(patch(190, profile('50 214 L83 304'), [at - 0.008, at + 0.008]), '#fff', { opacity: 0.6 })),
    path('M128 106L190 64L254 106A63 19 0 0 1 128 106Z', steel.base),
    path('M190 64L254 106A63 19 0 0 1 210 124Z', steel.shade),
    path('M128 106L190 64L168 120A63 19 0 0 1 128 106Z', steel.light),
    turned(190, profile('6 56 L8 70'), steel),
    turned(190, profile('12 34 C18 42 18 48 12 58'), charcoal),
    disc(190, 34, 12, charcoal.light),
    circle(236, 262, 8, brass.base),
    circle(234, 260, 4, brass.light),
    path(patch(190, profile('72 272 L76 284'), [-0.14, 0.14]), terracotta.base, { opacity: 0.9 }),
  );
};

/** A wooden stand holding a fluted dripper over a cup. */
export const dripStand = (): string =>
  scene(
    tints.sand,
    'arch',
    shadow(206, 322, 118),
    path('M84 312L116 290H318L330 312V322Q330 326 326 326H88Q84 326 84 322Z', wood.shade),
    path('M84 312L116 290H318L330 312Z', wood.light),
    block({ x: 288, y: 74, width: 18, height: 226, corner: 3 }, wood.shade),
    block({ x: 288, y: 74, width: 9, height: 226, corner: 3 }, wood.base),
    path('M112 148H306V162H112Z', wood.base),
    path('M112 157H306V162H112Z', wood.deep),
    ellipse(190, 148, 84, 25, wood.light),
    ellipse(190, 148, 66, 19, wood.deep),
    cup(190, profile('50 246 C50 276 46 296 34 304 L32 308'), bottleBlue, {
      lip: porcelain,
      wall: 4,
      filling: { tone: { ...coffee, light: crema.light, base: coffee.light }, level: 8 },
    }),
    line('M190 182V252', coffee.base, 3.5),
    turned(190, profile('80 104 L44 180'), copper),
    ...Array.from({ length: 12 }, (_, i) => -0.93 + i * 0.169).map((s) =>
      path(patch(190, profile('80 106 L44 180'), [s - 0.02, s + 0.02]), copper.deep, { opacity: 0.4 }),
    ),
    path(
      'M106 104C108 84 112 76 120 70L130 76L142 68L154 75L168 67L180 74L192 66L206 74L220 67L232 75L244 69L256 77L264 72C270 80 274 92 274 104C250 128 130 128 106 104Z',
      paper.base,
    ),
    path('M244 69L256 77L264 72C270 80 274 92 274 104C262 116 240 120 214 121C236 112 246 92 244 69Z', paper.shade),
    line('M120 72L126 108M142 70L144 114M168 69L168 118M192 68V119M220 69L218 118M244 71L240 113', paper.deep, 2, {
      opacity: 0.8,
    }),
    ellipse(190, 90, 62, 15, coffee.shade),
    ellipse(188, 91, 52, 11, coffee.light),
    path('M110 101A80 24 0 0 0 270 101L270 107A80 24 0 0 1 110 107Z', copper.light),
  );

/** Cone filters fanning out of their box. */
export const paperFilters = (): string => {
  const filter = (x: number, y: number, turn: number, tone: typeof paper): string =>
    placed(
      { x, y, turn },
      lit('M-78 -96C-50 -112 50 -112 78 -96L16 60Q0 72 -16 60Z', tone, { dx: 10, dy: 0, rim: 4 }),
      line('M-66 -84L-8 54', tone.deep, 2.4, { opacity: 0.7, 'stroke-dasharray': '3 5' }),
      line('M-78 -96C-50 -84 50 -84 78 -96', tone.shade, 2.4),
    );
  return scene(
    tints.blush,
    'pebble',
    shadow(206, 322, 116),
    path('M98 216L126 196H302L278 216Z', kraft.deep),
    filter(176, 184, -16, kraft),
    filter(228, 184, 14, kraft),
    filter(202, 172, -2, paper),
    path('M278 216L302 196V304L278 326Z', bottleBlue.deep),
    lit('M98 216H278V326H106Q98 326 98 318Z', bottleBlue, { dx: 10, dy: 0, rim: 5 }),
    path('M146 216C146 250 230 250 230 216Z', kraft.shade),
    circle(188, 282, 28, paper.base),
    path('M170 268C178 262 198 262 206 268L190 298Q188 300 186 298Z', terracotta.base),
    path('M194 265Q202 265 206 268L190 298Q189 300 188 299Z', terracotta.shade),
    block({ x: 112, y: 306, width: 30, height: 5, corner: 2.5 }, bottleBlue.light),
    block({ x: 238, y: 306, width: 22, height: 5, corner: 2.5 }, bottleBlue.light),
  );
};

/** Bowls for cupping and a deep round spoon. */
export const cuppingSet = (): string =>
  scene(
    tints.stone,
    'hills',
    shadow(140, 240, 66),
    shadow(276, 236, 62),
    shadow(206, 316, 84),
    cup(136, profile('62 172 C62 204 48 224 32 232 L30 240'), porcelain, {
      wall: 5,
      filling: { tone: coffee, level: 5 },
    }),
    cup(272, profile('62 168 C62 200 48 220 32 228 L30 236'), porcelain, {
      wall: 5,
      filling: { tone: { light: '#b78a5e', base: '#8b5b38', shade: '#5f3a22', deep: '#3c2314' }, level: 5 },
    }),
    path(patch(136, between(profile('62 172 C62 204 48 224 32 232 L30 240'), 184, 192)), terracotta.base),
    path(patch(272, between(profile('62 168 C62 200 48 220 32 228 L30 236'), 180, 188)), sage.base),
    cup(198, profile('78 232 C78 274 60 302 40 310 L38 316'), porcelain, {
      wall: 6,
      filling: { tone: { ...coffee, base: coffee.shade }, level: 6 },
    }),
    path(patch(198, between(profile('78 232 C78 274 60 302 40 310 L38 316'), 248, 258)), bottleBlue.base),
    path(patch(198, between(profile('78 232 C78 274 60 302 40 310 L38 316'), 248, 258), [0.34, 1]), bottleBlue.shade),
    ellipse(194, 240, 54, 12, crema.shade, { opacity: 0.6 }),
    ellipse(188, 238, 34, 6, crema.light, { opacity: 0.5 }),
    placed(
      { x: 226, y: 238, turn: -50, scale: 1.14 },
      path('M20 -4C60 -6 110 -8 150 -12Q160 -12 159 -4T148 3C110 4 60 5 20 5Z', steel.shade),
      path('M20 -4C60 -6 110 -8 150 -12Q158 -12 158 -6C110 -2 60 0 20 0Z', steel.light),
      ellipse(-6, 2, 29, 21, steel.shade),
      ellipse(-7, 0, 26, 18, steel.base),
      ellipse(-6, 2, 19, 12, coffee.base),
      ellipse(-10, -2, 10, 4, crema.base, { opacity: 0.8 }),
    ),
    heap('92 318 10, 112 326 60, 74 324 130, 318 312 30', 11),
  );
