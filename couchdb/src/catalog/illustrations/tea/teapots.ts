import { glass } from '../parts/glass.ts';
import { block, circle, ellipse, line, path, placed, round } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import { amber, bottleBlue, brass, leaf, porcelain, steel, tints, walnut } from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { steam } from '../parts/tableware.ts';
import { slice, specks } from '../parts/toppings.ts';
import { disc, patch, solid, turned } from '../parts/turned.ts';
import { ear } from '../parts/vessel.ts';

/** Round china with a painted band, and a slice of bergamot. */
export const earlGrey = (): string => {
  const pot = profile('52 138 C104 158 122 200 112 244 C104 282 80 300 58 306 L58 314');
  return scene(
    tints.sky,
    'disc',
    shadow(196, 316, 96),
    line('M292 196C344 168 366 214 342 252C328 272 306 274 286 268', porcelain.shade, 17),
    line('M292 193C342 168 362 212 339 248C326 266 306 268 288 263', porcelain.base, 9),
    path(
      'M104 222C76 216 72 186 64 162C58 148 46 142 40 138L58 128C80 136 90 154 96 174C102 192 110 196 118 200L116 262C96 262 88 244 104 222Z',
      porcelain.base,
    ),
    path(
      'M104 222C76 216 72 186 64 162C58 148 46 142 40 138L46 135C64 144 70 160 78 184C84 202 100 208 116 212V262C96 262 84 250 104 222Z',
      porcelain.shade,
    ),
    ellipse(49, 133, 11, 5, porcelain.deep, { transform: 'rotate(-30 49 133)' }),
    turned(196, pot, porcelain),
    path(patch(196, between(pot, 196, 232)), bottleBlue.base),
    path(patch(196, between(pot, 196, 232), [0.34, 1]), bottleBlue.shade),
    path(patch(196, between(pot, 196, 232), [-0.84, -0.68]), bottleBlue.light),
    ...[-0.86, -0.6, -0.3, 0, 0.3, 0.6, 0.86].map((s) =>
      placed(
        { x: 196 + s * 117, y: 216 + 34 * Math.sqrt(1 - s * s), scale: 0.9 },
        path('M0 -11C7 -4 7 4 0 11C-7 4 -7 -4 0 -11Z', porcelain.light),
      ),
    ),
    turned(196, profile('54 130 C54 134 54 138 54 142'), porcelain),
    turned(196, profile('10 104 C38 108 54 120 54 132'), porcelain),
    path(patch(196, profile('52 124 C53 127 54 129 54 132')), bottleBlue.base),
    circle(196, 96, 13, bottleBlue.shade),
    circle(194, 94, 9, bottleBlue.base),
    circle(191, 91, 3, bottleBlue.light),
    slice(316, 304, 25, { light: '#f7d774', base: '#e9b93c', shade: '#c79328', deep: '#9b6e1b' }, 10),
    steam(46, 122, 50, 14),
  );
};

/** A glass pot over a small flame, golden tea around its strainer. */
export const darjeeling = (): string => {
  const pot = profile('44 132 C92 142 104 172 100 202 C96 230 76 242 62 244');
  return scene(
    tints.butter,
    'arch',
    shadow(200, 322, 96),
    turned(198, profile('84 258 L90 316'), { light: '#ffffff', base: '#f5f0e6', shade: '#ddd0bd', deep: '#bfae98' }),
    path('M168 322V296A30 26 0 0 1 228 296V322Q198 330 168 322Z', '#7a4a2a'),
    path('M176 322V300A22 20 0 0 1 220 300V322Q198 328 176 322Z', '#f3b45c'),
    path('M198 282C208 294 208 304 198 308C188 304 188 294 198 282Z', '#fdeeb8'),
    block({ x: 184, y: 308, width: 28, height: 16, corner: 3 }, '#fff8ea'),
    disc(198, 258, 84, porcelain.light),
    disc(198, 258, 74, porcelain.shade),
    ear(
      { x: 290, top: 160, bottom: 224, reach: 54, width: 11, foot: -10 },
      { light: '#fff', base: '#f2f9fa', shade: '#c0d2d6', deep: '#98afb6' },
    ),
    path('M108 194C88 190 80 170 72 154L60 148L72 138C92 142 98 158 106 168Z', '#fff', { opacity: 0.6 }),
    path('M108 194C94 190 88 178 82 168L102 172Z', amber.light, { opacity: 0.9 }),
    glass(198, pot, {
      floor: 4,
      wall: 4,
      content: {
        top: 164,
        paint: downward(['#f6cf7a', 0], ['#eab04f', 0.6], ['#d8923a', 1]),
        surface: { light: '#fff3cf', base: '#f5d38a', shade: '#e0ac52', deep: '#b98031' },
      },
    }),
    path(patch(198, profile('34 140 L30 208')), '#fff', { opacity: 0.35 }),
    path(patch(198, profile('33 172 L30 208')), '#8a6a2c', { opacity: 0.75 }),
    specks('178 190 4, 190 198 4, 202 192 4.4, 214 200 4, 184 208 4, 200 208 4, 216 188 3.6, 176 202 3.4', leaf.deep),
    path(patch(198, profile('34 140 L30 208'), [-0.9, -0.78]), '#fff', { opacity: 0.7 }),
    turned(198, profile('48 124 L48 136'), steel),
    solid(198, profile('46 116 L48 126'), steel),
    circle(198, 106, 11, walnut.base),
    circle(195, 103, 5, walnut.light),
    steam(66, 132, 46, 12),
  );
};

/** A gilded glass full of mint before a silver pot. */
export const mintTea = (): string => {
  const tumbler = profile('52 206 C42 236 42 250 46 270 C50 290 48 306 40 316');
  return scene(
    tints.sage,
    'arch',
    shadow(232, 308, 82),
    line('M300 170C346 150 356 206 332 236C322 248 306 250 296 246', steel.shade, 13),
    line('M300 168C342 150 351 204 329 232C320 243 308 245 298 242', steel.light, 5),
    path('M166 216C142 206 142 176 132 156L120 148L136 136C158 148 160 176 172 190Z', steel.shade),
    path('M166 216C146 206 148 176 136 154L124 146L128 143C150 152 152 178 170 198Z', steel.light),
    turned(232, profile('30 136 C40 150 78 170 80 214 C82 254 64 276 46 284 C50 290 56 296 58 304'), steel),
    line(
      [-0.7, -0.4, -0.1, 0.2, 0.5, 0.78]
        .map(
          (s) =>
            `M${round(232 + s * 34)} ${round(158 - 8 * Math.abs(s))}Q${round(232 + s * 92)} ${round(236 - 20 * Math.abs(s))} ${round(232 + s * 52)} ${round(296 - 12 * Math.abs(s))}`,
        )
        .join(''),
      steel.deep,
      1.6,
      { opacity: 0.7 },
    ),
    turned(232, profile('34 128 L32 138'), steel),
    turned(232, profile('5 82 C8 100 34 106 35 128'), steel),
    circle(232, 76, 8, brass.base),
    circle(230, 74, 3, brass.light),
    shadow(128, 320, 52),
    glass(124, tumbler, {
      floor: 10,
      wall: 4,
      content: {
        top: 226,
        paint: downward(['#e9c56a', 0], ['#d19a3d', 1]),
        surface: { light: '#fbe9b8', base: '#e6c069', shade: '#c79440', deep: '#9a6a25' },
        within: mint(112, 262, -30) + mint(138, 284, 40),
      },
    }),
    path(patch(124, profile('51.4 208 C48 218 46.6 222 45.6 228')), brass.base, { opacity: 0.9 }),
    path(
      [-0.8, -0.4, 0, 0.4, 0.8]
        .map((s) => `M${round(118 + s * 44)} ${round(276 + 10 * Math.sqrt(1 - s * s))}l6 -10l6 10l-6 10Z`)
        .join(''),
      brass.base,
      { opacity: 0.9 },
    ),
    mint(122, 214, -14),
    mint(142, 210, 38),
    mint(104, 216, -64),
    mint(130, 200, 8),
    path('M72 206A52 15.6 0 0 0 176 206A51 13.4 0 0 1 72 206Z', '#fff', { opacity: 0.8 }),
    steam(232, 58, 30, 12),
  );
};

const mint = (x: number, y: number, turn: number): string =>
  placed(
    { x, y, turn },
    path('M0 6C-14 0 -16 -22 0 -38C16 -22 14 0 0 6Z', leaf.base),
    path('M0 6C14 0 16 -22 0 -38C4 -22 4 -8 0 6Z', leaf.shade),
    line('M0 2V-28M-6 -12L0 -6L6 -12M-6 -20L0 -14L6 -20', leaf.light, 1.4, { opacity: 0.7 }),
  );
