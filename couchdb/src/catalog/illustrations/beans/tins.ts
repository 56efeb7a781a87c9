import { behind, contents, skin } from '../parts/glass.ts';
import { cutTo, lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  brass,
  charcoal,
  coffee,
  mustard,
  navy,
  paper,
  plum,
  steel,
  terracotta,
  tints,
} from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { bean, heap } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { elephant, honeycomb, hummingbird } from './creatures.ts';
import { framed, shield, thousandHills, towerHouse, waves } from './landscapes.ts';

/** A round tin with a pressed lid. */
export const nyamasheke = (): string => {
  const tin = profile('96 122 L96 304 C96 308 95 310 93 311');
  const label = between(tin, 146, 286);
  return scene(
    tints.sage,
    'disc',
    shadow(206, 306, 104, 30),
    turned(200, tin, steel),
    path(patch(200, label), mustard.light),
    cutTo(patch(200, label), placed({ x: 200, y: 238, scale: 1.94, scaleY: 1.62 }, thousandHills())),
    path(patch(200, label, [0.34, 1]), '#4a2d14', { opacity: 0.18 }),
    path(patch(200, label, [0.78, 1]), '#4a2d14', { opacity: 0.22 }),
    path(patch(200, label, [-0.86, -0.74]), '#fff', { opacity: 0.35 }),
    path(patch(200, between(tin, 140, 146)), terracotta.base),
    path(patch(200, between(tin, 286, 292)), terracotta.base),
    turned(200, profile('101 92 L101 114'), terracotta),
    disc(200, 92, 101, terracotta.light),
    disc(200, 93, 88, terracotta.shade),
    disc(200, 96, 86, terracotta.base),
    ellipse(180, 90, 44, 11, terracotta.light, { opacity: 0.5 }),
  );
};

/** A rectangular tin with a hinged lid, ajar. */
export const mandheling = (): string =>
  scene(
    tints.sand,
    'slope',
    shadow(208, 322, 118),
    path('M270 138L318 118V298L270 326Z', '#1f5161'),
    path('M86 138L134 118H318L270 138Z', '#173f4c'),
    path('M96 138L140 121H306L264 138Z', coffee.deep),
    heap(
      '130 131 0, 152 128 47, 176 132 94, 200 127 141, 224 132 8, 246 128 55, 164 135 102, 212 136 149, 276 127 16, 188 124 63, 240 136 110',
      11,
    ),
    lit('M86 138H270V326H94Q86 326 86 318Z', bottleBlue, { dx: 8, dy: 0, rim: 5 }),
    cutTo('M98 152H258V312H98Z', placed({ x: 178, y: 232, scale: 1.62 }, waves())),
    block({ x: 98, y: 152, width: 160, height: 160 }, 'none', { stroke: brass.light, 'stroke-width': 4 }),
    path('M270 152L318 131V137L270 159ZM270 306L318 279V285L270 313Z', brass.shade),
    path('M134 118L122 52Q122 48 126 48H306Q310 48 311 52L318 118Z', bottleBlue.shade),
    path('M146 110L136 62H298L305 110Z', bottleBlue.deep),
    path('M122 52Q122 48 126 48H306Q310 48 311 52L312 58H123Z', bottleBlue.light),
    block({ x: 166, y: 132, width: 26, height: 18, corner: 4 }, brass.base),
    block({ x: 166, y: 132, width: 26, height: 8, corner: 4 }, brass.light),
  );

/** A canister with a domed lid and a knob. */
export const malabar = (): string => {
  const body = profile('86 146 C98 160 98 180 98 200 L98 286 C98 304 90 312 82 316');
  return scene(
    tints.mist,
    'flower',
    shadow(204, 316, 104),
    turned(200, body, { light: '#d7ebe4', base: '#8fbcae', shade: '#6b9c8f', deep: '#4c7a70' }),
    framed({ x: 198, y: 246, scale: 1.06 }, shield, elephant()),
    path('M151 195H245V257C245 282 222 294 198 299C174 294 151 282 151 257Z', 'none', {
      stroke: brass.light,
      'stroke-width': 4,
    }),
    path(patch(200, between(body, 154, 162)), brass.base),
    path(patch(200, between(body, 154, 162), [0.34, 1]), brass.shade),
    turned(200, profile('8 66 C62 72 90 96 92 128 L92 140'), brass),
    path(patch(200, profile('86 108 C90 116 92 122 92 128'), [-1, 1]), brass.shade, { opacity: 0.6 }),
    path(patch(200, profile('93 128 L93 142')), brass.base),
    path(patch(200, profile('93 128 L93 142'), [0.34, 1]), brass.shade),
    path(patch(200, profile('93 128 L93 142'), [-0.84, -0.68]), brass.light),
    ...[-60, -30, 0, 30, 60].map((x) => circle(200 + x, 92 + (x * x) / 260, 3, brass.deep)),
    circle(200, 54, 15, brass.shade),
    circle(197, 51, 11, brass.base),
    circle(194, 48, 4, brass.light),
  );
};

/** A tall tube of board with a metal cap. */
export const haraaz = (): string => {
  const tube = profile('66 92 L66 312');
  return scene(
    tints.peach,
    'arch',
    shadow(206, 314, 76, 26),
    turned(200, tube, { light: '#f3d4a6', base: '#dba768', shade: '#bd8748', deep: '#94622d' }),
    cutTo(patch(200, between(tube, 120, 286)), placed({ x: 200, y: 214, scale: 1.36, scaleY: 1.82 }, towerHouse())),
    path(patch(200, between(tube, 120, 286), [0.34, 1]), '#5a2c12', { opacity: 0.22 }),
    path(patch(200, between(tube, 120, 286), [0.78, 1]), '#5a2c12', { opacity: 0.22 }),
    path(patch(200, between(tube, 120, 286), [-0.88, -0.76]), '#fff', { opacity: 0.4 }),
    path(patch(200, between(tube, 112, 120)), bottleBlue.shade),
    path(patch(200, between(tube, 286, 294)), bottleBlue.shade),
    turned(200, profile('70 302 L70 314'), charcoal),
    turned(200, profile('70 62 L70 88'), charcoal),
    disc(200, 62, 70, charcoal.light),
    disc(200, 63, 62, charcoal.shade),
    disc(200, 65, 60, charcoal.base),
    ellipse(188, 60, 30, 7, charcoal.light, { opacity: 0.6 }),
    bean(300, 318, 12, 20),
    bean(282, 326, 11, -40),
  );
};

/** A jar with a wire clasp, the beans in sight, a hexagonal label. */
export const tarrazu = (): string => {
  const jar = profile('76 116 C76 128 96 132 98 154 L98 292 C98 308 92 314 84 316');
  const glassLook = { floor: 8, wall: 4 } as const;
  const wall =
    '130 182 0, 224 176 159, 252 180 32, 282 222 11, 126 240 64, 282 256 170, 274 280 96, 282 306 22, 198 326 128, 230 322 1';
  return scene(
    tints.butter,
    'pebble',
    shadow(206, 316, 104),
    behind(200, jar),
    contents(200, jar, { ...glassLook, content: { top: 162, paint: coffee.shade, within: heap(wall, 14) } }),
    disc(200, 162, 93, coffee.shade),
    heap('142 162 10, 170 152 60, 228 154 140, 256 164 20, 190 146 100, 198 168 30, 160 174 150, 236 174 70', 14),
    skin(200, jar, glassLook),
    placed(
      { x: 198, y: 246, scale: 1.1, scaleY: 1.1 },
      cutTo('M0 -56L50 -28V28L0 56L-50 28V-28Z', placed({ x: 0, y: 0, scale: 1.16 }, honeycomb())),
    ),
    path('M198 184L253 215V277L198 308L143 277V215Z', 'none', {
      stroke: paper.light,
      'stroke-width': 6,
      'stroke-linejoin': 'round',
    }),
    turned(200, profile('82 106 L80 122'), terracotta, { gloss: 0.4 }),
    turned(200, profile('60 76 C78 80 86 90 86 102'), {
      light: '#ffffff',
      base: '#e8f0f0',
      shade: '#c0d0d3',
      deep: '#98adb2',
    }),
    disc(200, 76, 60, '#f7fbfb'),
    disc(200, 78, 44, '#d5e2e4'),
    line('M116 118C104 96 120 84 138 84', steel.shade, 5),
    line('M284 118C298 110 300 130 288 146L276 150', steel.shade, 6),
    line('M282 116C294 108 296 128 285 144', steel.light, 2),
  );
};

/** A hexagonal gift box, its lid lifted by a ribbon. */
export const geisha = (): string =>
  scene(
    tints.lilac,
    'disc',
    shadow(204, 318, 108),
    path('M92 132L146 146V326L92 304Z', plum.base),
    path('M92 132L104 135V309L92 304Z', plum.light, { opacity: 0.6 }),
    path('M146 146H256V326H146Z', navy.base),
    path('M256 146L308 132V304L256 326Z', plum.deep),
    block({ x: 152, y: 166, width: 98, height: 140 }, '#22354a'),
    placed({ x: 202, y: 234, scale: 0.98 }, hummingbird()),
    block({ x: 152, y: 166, width: 98, height: 140, corner: 2 }, 'none', { stroke: brass.base, 'stroke-width': 3 }),
    ...[170, 210, 250, 290].map(
      (y) =>
        path(`M119 ${y - 12}L128 ${y + 2}L119 ${y + 14}L110 ${y - 2}Z`, brass.base, { opacity: 0.8 }) +
        path(`M282 ${y - 12}L291 ${y - 2}L282 ${y + 14}L273 ${y + 2}Z`, brass.shade, { opacity: 0.8 }),
    ),
    path('M84 96L142 108H260L316 96V128L260 146H142L84 128Z', plum.base),
    path('M260 108L316 96V128L260 146Z', plum.deep),
    path('M84 96L142 108V146L84 128Z', plum.light),
    path('M84 96L142 78H260L316 96L260 110H142Z', '#b892b0'),
    path('M84 96L142 78H200L142 110Z', '#c9a6c1'),
    path('M188 78H214L216 110H186Z', brass.base),
    path('M186 110H216V146H186Z', brass.shade),
    path('M200 82C176 44 142 56 152 74S190 92 200 84Z', brass.base),
    path('M200 82C180 60 160 64 164 74S190 88 200 84Z', brass.deep),
    path('M202 82C226 44 262 56 250 74S212 92 202 84Z', brass.base),
    path('M202 82C222 60 242 64 238 74S212 88 202 84Z', brass.deep),
    path('M198 88C190 100 180 106 168 110L180 116C192 108 200 100 204 90Z', brass.light),
    ellipse(201, 84, 9, 8, brass.light),
  );
