import { cutTo, lit } from '../parts/lit.ts';
import { each, ellipse, line, path, placed } from '../parts/marks.ts';
import { bottleBlue, chocolate, crust, leaf, milk, steel, tints, walnut } from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer } from '../parts/tableware.ts';
import { specks } from '../parts/toppings.ts';

/** A loaf with two slices cut off, banana on top. */
export const bananaBread = (): string => {
  const slice = (x: number, y: number): string => {
    const d = 'M0 0C-12 -66 -16 -96 4 -112C24 -130 92 -130 112 -112C132 -96 128 -66 116 0Q58 8 0 0Z';
    return placed(
      { x, y },
      path(d, crust.deep),
      placed({ x: 5.2, y: -4.8, scale: 0.91, scaleY: 0.92 }, path(d, '#f1cf90')),
      specks(
        '20 -84 3, 44 -100 2.4, 78 -92 3, 98 -66 2.4, 30 -44 2.6, 62 -60 2, 88 -28 3, 52 -22 2.4, 18 -20 2',
        '#c98f4c',
        0.8,
      ),
      specks('54 -80 3.4, 32 -66 2.8, 78 -46 3.2, 40 -12 2.4', walnut.shade, 0.9),
    );
  };
  return scene(
    tints.sage,
    'window',
    shadow(214, 296, 138, 28),
    lit(
      'M148 286C140 216 132 190 152 172C166 156 330 144 344 168C358 190 350 220 340 272Q250 294 148 286Z',
      crust,
      { dx: 10, dy: 10, rim: 8 },
      path('M148 250C220 266 300 252 350 234V300H140Z', crust.deep, { opacity: 0.45 }),
      line('M186 166C210 182 250 160 318 158', '#f8dfae', 9),
      line('M188 168C212 186 250 166 316 164', crust.deep, 3, { opacity: 0.5 }),
    ),
    slice(120, 290),
    slice(52, 298),
    each('206 162 -10, 242 156 4, 278 154 12', ([x = 0, y = 0, turn = 0]) =>
      placed(
        { x, y, turn },
        ellipse(0, 4, 22, 11, '#c99a3a'),
        ellipse(0, 0, 22, 11, '#fbe9a9'),
        ellipse(0, 0, 14, 6, '#f4d878'),
        line('M-5 0H-3M0 -2V-1M4 1H6', '#9b7327', 2),
      ),
    ),
  );
};

/** A tall wedge: three layers, cream between and above, a little carrot. */
export const carrotCake = (): string => {
  const face = 'M64 190L268 218V308L64 272Z';
  return scene(
    tints.sky,
    'disc',
    saucer(196, 284, 150, bottleBlue),
    path('M268 218L330 166V250L268 308Z', milk.shade),
    path('M268 218L330 166V190C322 200 318 190 312 204C306 216 300 206 294 220C288 232 278 222 268 240Z', milk.base),
    path(face, '#c4803f'),
    cutTo(
      face,
      path('M60 186L272 216V232L60 201Z', milk.base),
      path('M60 222L272 256V268L60 233Z', milk.base),
      specks(
        '92 212 3, 118 222 2.4, 150 222 3, 184 236 2.6, 214 236 3, 246 246 2.6, 84 248 2.6, 112 256 3, 142 258 2.4, 176 268 3, 206 276 2.4, 238 282 3, 100 266 2.2, 160 276 2.4, 222 292 2.4',
        '#8f5524',
        0.9,
      ),
      specks(
        '104 216 2.2, 136 226 2.4, 198 240 2.2, 230 250 2.2, 96 256 2.2, 126 262 2.4, 190 276 2.2, 252 292 2.2',
        '#ee9a3c',
      ),
      path('M64 190L96 194V282L64 272Z', '#fff', { opacity: 0.14 }),
      path('M230 210H272V312L230 304Z', '#5a2c12', { opacity: 0.14 }),
    ),
    path(
      'M62 184C70 172 190 152 322 150C336 152 336 164 328 174L272 222C266 226 258 224 252 222L70 198C60 196 58 190 62 184Z',
      milk.base,
    ),
    path(
      'M328 174L272 222C266 226 258 224 252 222L70 198C64 197 60 193 61 188L258 212C274 212 300 184 332 160C334 166 332 170 328 174Z',
      milk.shade,
    ),
    line('M116 178C160 170 210 166 250 164M150 188C190 182 230 180 264 180', milk.shade, 3, { opacity: 0.9 }),
    placed(
      { x: 262, y: 158, turn: 62 },
      path('M-11 -12C-6 -20 8 -20 12 -12C10 6 4 22 0 28C-4 20 -10 6 -11 -12Z', '#ef8f36'),
      path('M4 -17C10 -16 12 -14 12 -12C10 6 4 22 0 28C4 10 6 -4 4 -17Z', '#cf6d1f'),
      line('M-6 -4H0M0 6H5', '#cf6d1f', 2.2),
      path('M0 -16C-16 -22 -14 -36 -10 -40C-4 -34 -2 -28 0 -22C0 -32 6 -40 12 -42C14 -32 10 -20 2 -16Z', leaf.base),
    ),
    specks('120 186 3, 134 182 2.4, 180 174 2.6, 222 188 2.6, 168 186 2.4', '#c98f4c'),
    placed(
      { x: 110, y: 318, turn: 8, scale: 0.95 },
      path('M-60 -3H20V3H-60Z', steel.base),
      path('M20 -5H30C50 -12 66 -12 84 -10V-6H40V-3H86V0H40V3H86V6C66 10 50 10 30 5H20Z', steel.base),
      path('M-60 0H20V3H-60Z', steel.shade),
    ),
  );
};

/** Two fudgy squares with walnuts and a crackled top. */
export const walnutBrownie = (): string => {
  const square = (x: number, y: number): string =>
    placed(
      { x, y },
      path('M-108 -6L0 30V92L-108 52Z', chocolate.base),
      path('M108 -6L0 30V92L108 52Z', chocolate.deep),
      specks('-88 22 4, -64 38 3, -40 34 4, -22 58 3.4, -70 50 2.6, -12 42 2.4', chocolate.deep, 0.8),
      specks('30 52 4, 60 42 3, 84 26 3.4, 46 66 2.6', '#1f110b', 0.6),
      path('M-52 24C-46 16 -36 20 -34 28S-46 40 -52 34ZM64 22C72 16 80 20 78 28S66 38 62 32Z', crust.shade),
      path('M0 -44L108 -6L0 30L-108 -6Z', '#8a5a42'),
      path('M0 -44L108 -6L0 -2L-108 -6Z', '#a3745a', { opacity: 0.5 }),
      path('M0 30L108 -6L106 -1L0 36L-106 -1L-108 -6Z', '#744732'),
      line(
        'M-70 -8L-46 -14L-34 -6L-12 -16L6 -8L22 -18L48 -10M-30 10L-8 2L10 10L34 4M-4 20L8 14M60 -14L76 -8',
        '#5d3826',
        2.6,
      ),
    );
  return scene(
    tints.stone,
    'disc',
    shadow(204, 286, 128, 40),
    square(200, 212),
    placed({ x: 0, y: 0 }, path('M92 206L200 242L308 206L200 168Z', '#2a170e', { opacity: 0.35 })),
    placed({ x: 196, y: 148, turn: -5, scale: 0.98 }, square(0, 0)),
    each('156 136 10, 206 126 60, 236 146 -20', ([x = 0, y = 0, turn = 0]) =>
      placed(
        { x, y, turn, scale: 1.1 },
        path('M-16 2C-18 -10 -6 -14 0 -8C6 -14 18 -10 16 2C14 12 4 12 0 6C-4 12 -14 12 -16 2Z', crust.shade),
        path('M-14 -1C-16 -10 -6 -13 0 -7C6 -13 15 -10 14 -3C6 -6 -6 -6 -14 -1Z', crust.light),
        line('M0 -7V5M-10 0C-8 -3 -6 -3 -4 0M5 0C7 -3 9 -3 11 0', crust.deep, 2),
      ),
    ),
    specks('90 304 4, 108 314 2.6, 304 306 3.4, 320 296 2.4, 288 318 2.4', chocolate.base),
  );
};
