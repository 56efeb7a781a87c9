import { cutTo, lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import { brass, caramel, chocolate, hibiscus, kraft, milk, sage, terracotta, tints } from '../parts/palette.ts';
import { scene, shadow } from '../parts/scene.ts';

/** A bar half out of its gold foil and printed sleeve. */
export const chocolateBar = (): string => {
  const square = (x: number, y: number): string =>
    block({ x, y, width: 44, height: 40, corner: 4 }, chocolate.shade) +
    path(`M${x + 3} ${y + 3}H${x + 41}L${x + 34} ${y + 9}H${x + 10}Z`, chocolate.light) +
    path(`M${x + 3} ${y + 3}L${x + 10} ${y + 9}V${y + 31}L${x + 3} ${y + 37}Z`, '#7b5140') +
    block({ x: x + 10, y: y + 9, width: 24, height: 22, corner: 2 }, chocolate.base);
  return scene(
    tints.sage,
    'slope',
    shadow(206, 312, 120, 26),
    placed(
      { x: 196, y: 200, turn: 10 },
      block({ x: -74, y: -146, width: 154, height: 284, corner: 8 }, chocolate.deep),
      cutTo(
        'M-72 -144H76V20H-72ZM-72 -146Z',
        ...[0, 1, 2].flatMap((column) =>
          [0, 1, 2].map((row) => (row === 0 && column === 2 ? '' : square(-66 + column * 47, -140 + row * 44))),
        ),
      ),
      path('M28 -150H90V-98H28L36 -112L28 -124L34 -138Z', tints.sage.wall),
      path('M-78 -16L-66 -30L-50 -14L-34 -32L-16 -12L4 -30L22 -14L42 -32L58 -14L76 -28L84 -14V20H-78Z', brass.base),
      path(
        'M-78 -16L-66 -30L-60 20H-78ZM-34 -32L-16 -12L-20 20H-30ZM4 -30L22 -14L18 20H6ZM42 -32L58 -14L54 20H46Z',
        brass.light,
      ),
      path('M76 -28L84 -14V20H72Z', brass.shade),
      lit('M-82 6H86V140Q86 146 80 146H-76Q-82 146 -82 140Z', terracotta, { dx: 14, dy: 6, rim: 5 }),
      cutTo(
        'M-82 6H74V140H-82Z',
        path('M-82 100C-50 70 -20 110 10 84S60 80 86 66V146H-82Z', terracotta.shade),
        path('M-82 120C-40 96 0 130 40 106S70 106 86 98V146H-82Z', '#8d482f'),
      ),
      placed(
        { x: -2, y: 60 },
        path('M0 -40C26 -26 30 14 0 40C-30 14 -26 -26 0 -40Z', caramel.base),
        path('M0 -40C26 -26 30 14 0 40C14 14 14 -20 0 -40Z', caramel.shade),
        line('M-14 -16C-18 0 -14 16 -6 28M0 -36V38M12 -20C16 0 12 16 6 28', '#9b5f1d', 2.6),
      ),
      block({ x: -60, y: 122, width: 56, height: 6, corner: 3 }, milk.base, { opacity: 0.9 }),
    ),
    placed({ x: 306, y: 302, turn: -24 }, square(-22, -20)),
    placed({ x: 330, y: 268, turn: 14, scale: 0.5 }, square(-22, -20)),
  );
};

/** Nine pralines in an open box. */
export const pralines = (): string => {
  const well = (i: number, mark: string): string =>
    placed(
      { x: ((i % 3) - 1) * 66, y: (Math.floor(i / 3) - 1) * 62 },
      circle(1, 3, 29, '#5b3a26', { opacity: 0.3 }),
      path(
        'M-30 0L-26 -8L-28 -16L-18 -20L-14 -28L-4 -26L4 -30L12 -26L20 -24L22 -15L29 -9L27 0L30 8L24 15L20 23L11 24L4 30L-4 26L-14 27L-18 19L-27 15L-26 7Z',
        '#f3e3c8',
      ),
      mark,
    );
  const dome = (base: string, dark: string, lightness: string): string =>
    circle(1, 2, 22, dark) +
    circle(-1, -1, 20, base) +
    ellipse(-7, -9, 7, 4, lightness, { transform: 'rotate(-32 -7 -9)' });
  const cube = (base: string, dark: string): string =>
    block({ x: -18, y: -17, width: 38, height: 38, corner: 5 }, dark) +
    block({ x: -20, y: -20, width: 37, height: 37, corner: 5 }, base);
  return scene(
    tints.blush,
    'disc',
    shadow(208, 318, 138, 26),
    block({ x: 82, y: 94, width: 252, height: 236, corner: 8 }, '#5f2230'),
    lit('M80 84H320Q326 84 326 90V314Q326 320 320 320H80Q74 320 74 314V90Q74 84 80 84Z', hibiscus, {
      dx: 8,
      dy: 8,
      rim: 5,
    }),
    block({ x: 92, y: 100, width: 216, height: 202, corner: 4 }, '#6d2632'),
    block({ x: 96, y: 105, width: 212, height: 197, corner: 4 }, kraft.light),
    line('M168 106V300M234 106V300M98 170H306M98 235H306', kraft.shade, 3),
    placed(
      { x: 201, y: 203, scaleY: 1 },
      well(
        0,
        dome(chocolate.base, chocolate.deep, '#b98a70') +
          line('M-14 -8C-4 0 4 -14 14 -4M-16 2C-6 10 4 -4 14 6', milk.base, 2.4),
      ),
      well(1, cube('#f6e9d2', '#d6bf9c') + line('M-16 -12L14 14M-16 -2L4 16M-6 -16L14 2', chocolate.base, 2.6)),
      well(
        2,
        dome(hibiscus.base, hibiscus.deep, '#f6b7b0') +
          path('M0 10C-12 2 -12 -10 -4 -10Q0 -10 0 -5Q0 -10 4 -10C12 -10 12 2 0 10Z', '#fbe3df'),
      ),
      well(
        3,
        path('M-20 12L-2 -22L20 12Q0 24 -20 12Z', chocolate.deep) +
          path('M-20 10L-3 -22L12 10Q-4 20 -20 10Z', chocolate.base) +
          circle(-3, -16, 5, caramel.light),
      ),
      well(
        4,
        circle(1, 2, 22, chocolate.deep) +
          circle(-1, -1, 20, chocolate.light) +
          path('M-1 -15C6 -15 10 -8 8 -1S-1 10 -1 12S-10 6 -10 -1S-8 -15 -1 -15Z', caramel.base) +
          line('M-6 -8C-4 -12 2 -12 4 -8', caramel.light, 2.6),
      ),
      well(5, cube(chocolate.base, chocolate.deep) + circle(-2, -2, 9, sage.base) + circle(-4, -4, 4, sage.light)),
      well(6, dome('#f6e9d2', '#d6bf9c', '#fff') + circle(-2, -2, 6, chocolate.base)),
      well(
        7,
        path('M-22 -2C-22 -16 -6 -20 0 -10C6 -20 22 -16 22 -2C22 12 6 16 0 22C-6 16 -22 12 -22 -2Z', chocolate.deep) +
          path('M-21 -4C-21 -16 -6 -19 -1 -10C5 -19 17 -15 18 -4C18 8 4 12 -2 18C-8 14 -21 10 -21 -4Z', '#7c4c38') +
          ellipse(-11, -9, 5, 3, '#c79a80', { transform: 'rotate(-30 -11 -9)' }),
      ),
      well(8, dome(caramel.base, caramel.deep, '#fde7bd') + circle(4, 4, 2, '#fff')),
    ),
  );
};
