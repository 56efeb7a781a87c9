import { circle, each, ellipse, group, line, path, placed } from '../parts/marks.ts';
import { inside } from '../parts/paint.ts';
import { bottleBlue, brass, leaf, matcha, navy, porcelain, terracotta, tints, walnut } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer, steam } from '../parts/tableware.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { mouth } from '../parts/vessel.ts';

/** A pot with its handle at the side, and a straight cup. */
export const sencha = (): string =>
  scene(
    tints.sage,
    'pebble',
    shadow(158, 312, 98),
    shadow(312, 322, 46),
    path('M232 214L318 180C332 176 340 190 330 198L246 246Z', terracotta.shade),
    path('M232 214L318 180C326 178 332 182 332 186L240 228Z', terracotta.base),
    ellipse(327, 189, 10, 13, terracotta.deep, { transform: 'rotate(-30 327 189)' }),
    ellipse(328, 188, 6, 8, '#5a2b1b', { transform: 'rotate(-30 328 188)' }),
    path('M84 236C62 230 56 212 50 200L66 186C76 200 84 208 98 210Z', terracotta.base),
    path('M84 236C62 230 56 212 50 200L56 195C64 210 74 220 90 224Z', terracotta.shade),
    turned(156, profile('60 190 C96 200 106 230 96 262 C88 290 74 300 60 304 L58 310'), terracotta, { gloss: 0.45 }),
    line('M70 262C100 286 214 286 246 258', terracotta.light, 2.4, { opacity: 0.5 }),
    line('M74 272C104 294 210 294 240 268', terracotta.light, 2, { opacity: 0.4 }),
    disc(156, 190, 62, terracotta.light),
    turned(156, profile('12 164 C46 168 56 178 57 190'), terracotta, { gloss: 0.4 }),
    circle(156, 156, 13, terracotta.shade),
    circle(153, 153, 9, terracotta.base),
    circle(151, 150, 3.4, terracotta.light),
    turned(308, profile('42 232 L40 306 C40 314 36 318 30 319'), {
      light: '#f6f2e4',
      base: '#dfe3d0',
      shade: '#bcc4aa',
      deep: '#95a084',
    }),
    path(patch(308, profile('41.6 248 L41 262')), navy.light),
    path(patch(308, profile('41.6 248 L41 262'), [0.34, 1]), navy.base),
    mouth({ cx: 308, y: 232, r: 42, wall: 4, tone: porcelain, filling: { tone: matcha, level: 7 } }),
    placed(
      { x: 118, y: 322, turn: -14 },
      path('M0 0C-16 -8 -34 -8 -44 2C-32 10 -14 10 0 0Z', leaf.base),
      path('M0 0C-14 -2 -30 0 -44 2C-32 10 -14 10 0 0Z', leaf.shade),
    ),
    placed(
      { x: 110, y: 318, turn: 40, scale: 0.8 },
      path('M0 0C-16 -8 -34 -8 -44 2C-32 10 -14 10 0 0Z', leaf.light),
      path('M0 0C-14 -2 -30 0 -44 2C-32 10 -14 10 0 0Z', leaf.base),
    ),
    steam(308, 216, 56, 16),
  );

/** A lidded bowl on its saucer, the lid set aslant. */
export const oolong = (): string =>
  scene(
    tints.stone,
    'flower',
    saucer(200, 292, 128, porcelain),
    turned(200, profile('112 178 C104 188 96 236 60 262 C52 268 50 276 48 284'), porcelain),
    ...[-0.62, -0.1, 0.44].map((s, i) =>
      placed({ x: 200 + s * 84, y: 226 + 22 * (1 - Math.abs(s)), scale: i === 1 ? 1 : 0.85 }, flowerTwig),
    ),
    mouth({
      cx: 200,
      y: 178,
      r: 112,
      wall: 4,
      tone: porcelain,
      filling: { tone: { light: '#ffe9b8', base: '#e8b85f', shade: '#c9913c', deep: '#9b6a25' }, level: 10 },
    }),
    group(
      { 'clip-path': inside(`M60 60H340V178A112 33.6 0 0 1 88 178H60Z`) },
      group(
        { transform: 'rotate(13 216 150)' },
        ellipse(214, 172, 90, 22, '#6b4a24', { opacity: 0.25 }),
        turned(216, profile('30 118 C78 124 90 140 92 152'), porcelain),
        path(patch(216, profile('86.5 142 C89 145 91 148 92 152')), bottleBlue.base),
        disc(216, 112, 26, porcelain.shade),
        turned(216, profile('26 102 L24 116'), porcelain),
        disc(216, 102, 26, porcelain.light),
        disc(216, 103, 20, porcelain.shade),
      ),
    ),
    path(patch(200, profile('111 180 C110 181 109.6 183 109 186')), bottleBlue.base),
    steam(112, 158, 50, 14),
    each('92 318, 116 326, 76 312', ([x = 0, y = 0], i) =>
      placed(
        { x, y, turn: i * 50 },
        path('M-11 0C-8 -9 8 -9 11 0C8 8 -8 8 -11 0Z', '#5d6b3c'),
        line('M-8 0C-2 -4 4 3 8 0', '#3d4a28', 2),
      ),
    ),
  );

const flowerTwig =
  line('M-20 26C-10 8 4 0 22 -14', walnut.shade, 2.4) +
  each(
    '-8 4, 8 -6, 18 -16',
    ([x = 0, y = 0]) =>
      [0, 72, 144, 216, 288]
        .map((a) =>
          circle(x + 5 * Math.sin((a * Math.PI) / 180), y - 5 * Math.cos((a * Math.PI) / 180), 4, bottleBlue.light),
        )
        .join('') + circle(x, y, 2.6, brass.light),
  );
