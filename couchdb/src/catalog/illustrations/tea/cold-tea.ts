import { behind, contents, drinkingStraw, ice, skin } from '../parts/glass.ts';
import { circle, group, line, path, placed } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import { hibiscus, leaf, matcha, milk, straw, tints } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { slice, specks } from '../parts/toppings.ts';
import { ear } from '../parts/vessel.ts';

/** A glass shaped like a can, green over milk, with a glass straw. */
export const icedMatchaLatte = (): string => {
  const can = profile('56 92 C58 100 76 106 78 122 L78 292 C78 310 68 316 60 318');
  return scene(
    tints.mist,
    'pebble',
    shadow(204, 320, 86),
    behind(200, can),
    contents(200, can, {
      floor: 10,
      content: {
        top: 132,
        paint: downward([matcha.shade, 0], [matcha.base, 0.3], ['#c9d9a0', 0.46], [milk.base, 0.62], [milk.light, 1]),
        within:
          path(
            'M150 200C156 236 172 250 166 280C150 262 140 230 140 200ZM226 206C224 236 240 246 236 276C252 260 258 230 250 204Z',
            matcha.light,
            { opacity: 0.8 },
          ) +
          ice(162, 182, 52, -12) +
          ice(226, 190, 54, 16) +
          ice(190, 238, 50, 30),
      },
    }),
    ice(176, 126, 46, 8),
    ice(222, 128, 44, -18),
    drinkingStraw(
      { x: 214, y: 170 },
      { x: 226, y: 32 },
      { light: '#fff', base: '#f3fbfa', shade: '#bcd6d8', deep: '#94b6bb' },
      13,
    ),
    skin(200, can, { floor: 10 }),
    placed(
      { x: 318, y: 316, turn: -20 },
      path('M-26 0C-26 -12 26 -12 26 0S-26 12 -26 0Z', matcha.shade),
      path('M-22 -4C-14 -18 12 -20 22 -4C10 2 -10 2 -22 -4Z', matcha.base),
      path('M-12 -9C-6 -14 6 -15 12 -9Z', matcha.light),
    ),
  );
};

/** A jug of red iced tea with lemon. */
export const icedHibiscus = (): string => {
  const jug = profile('64 88 C58 116 62 130 74 156 C90 192 92 250 84 292 C82 308 76 314 70 316');
  return scene(
    tints.blush,
    'window',
    shadow(196, 318, 92),
    ear(
      { x: 252, top: 118, bottom: 250, reach: 84, width: 15, foot: 16 },
      { light: '#fff', base: '#f7f3f3', shade: '#d8c6c8', deep: '#b79ea2' },
    ),
    path('M132 82C118 74 108 74 98 82C112 88 120 100 130 116Z', '#fff', { opacity: 0.65 }),
    behind(190, jug),
    contents(190, jug, {
      floor: 10,
      content: {
        top: 136,
        paint: downward(['#e8636a', 0], [hibiscus.base, 0.4], [hibiscus.shade, 1]),
        within:
          ice(150, 176, 50, -12) +
          slice(222, 206, 38, straw, 20) +
          slice(156, 252, 36, straw, -10) +
          ice(222, 276, 46, 14) +
          specks('176 214 2, 196 246 2.4, 184 286 2, 204 172 2, 240 240 2, 132 220 2', '#fff', 0.6),
      },
    }),
    ice(168, 132, 44, 10),
    ice(212, 134, 42, -16),
    skin(190, jug, { floor: 10 }),
    placed({ x: 186, y: 116, turn: -8 }, leafPair),
    placed(
      { x: 306, y: 308 },
      ...[0, 72, 144, 216, 288].map((turn) =>
        group(
          { transform: `scale(1 .62) rotate(${turn})` },
          path('M0 0C-18 -10 -18 -30 -2 -36C14 -34 18 -14 0 0Z', hibiscus.base),
          line('M0 -4C-2 -14 -2 -22 -2 -30', hibiscus.shade, 2),
        ),
      ),
      line('M0 0L10 -16', straw.base, 4),
      circle(11, -18, 4, straw.light),
    ),
  );
};

const leafPair =
  path('M0 10C-20 8 -30 -8 -28 -22C-12 -20 0 -8 0 10Z', leaf.base) +
  path('M0 10C16 4 24 -14 18 -28C4 -22 -4 -6 0 10Z', leaf.shade);
