import { block, circle, each, ellipse, group, line, path, placed } from '../parts/marks.ts';

/** Label pictures of plants and animals, each in a square from -50 to 50. */

const square = (fill: string): string => block({ x: -50, y: -50, width: 100, height: 100 }, fill);

const petals = (count: number, petal: string): string =>
  Array.from({ length: count }, (_, i) => group({ transform: `rotate(${(360 / count) * i})` }, petal)).join('');

/** Five petals as one outline. */
const blossom = path(
  'M0 0C-9 -8 -8 -20 0 -24C8 -20 9 -8 0 0C5 -11 17 -15 23 -7C22 2 11 5 0 0C12 1 19 12 14 19C5 20 -2 10 0 0C2 10 -5 20 -14 19C-19 12 -12 1 0 0C-11 5 -22 2 -23 -7C-17 -15 -5 -11 0 0Z',
  '#fffaf0',
  { stroke: '#ecdcc0', 'stroke-width': 1.4 },
);

const jasmine = (x: number, y: number, scale: number, turn = 0): string =>
  placed({ x, y, scale, turn }, blossom, circle(0, 0, 4.4, '#f0c04f'));

const sprig = (x: number, y: number, turn: number, fill: string, scale = 1): string =>
  placed(
    { x, y, turn, scale },
    path('M0 0C-12 -8 -12 -24 0 -36C12 -24 12 -8 0 0Z', fill),
    line('M0 -2V-28', '#ffffff', 1.2, { opacity: 0.4 }),
  );

/** White jasmine on dark leaves. */
export const jasmineBranch = (): string =>
  square('#f3ead0') +
  each('-30 34 -40, 30 36 46, -34 -6 -70, 34 -4 64, 0 44 0, -18 -30 -30, 22 -30 36', ([x = 0, y = 0, turn = 0]) =>
    sprig(x, y, turn, turn % 20 === 0 ? '#5f8f63' : '#487550'),
  ) +
  line('M0 48C-4 20 4 -10 0 -44', '#6b5a3a', 2.4) +
  jasmine(-16, 16, 0.86, 10) +
  jasmine(18, 22, 0.7, 40) +
  jasmine(4, -14, 1, -14) +
  jasmine(-26, -22, 0.56, 20) +
  jasmine(30, -16, 0.5);

/** A branch of ripe coffee cherries. */
export const cherries = (): string =>
  sprig(-6, -14, -64, '#4f7f52', 1.2) +
  sprig(4, -10, 66, '#5f9360', 1.2) +
  sprig(0, 20, -100, '#5f9360') +
  sprig(2, 16, 104, '#4f7f52') +
  line('M-2 -48C4 -20 -4 10 2 42', '#7a4b2c', 3.4) +
  each(
    '-14 -6 11, 13 -2 12, -3 10 12, -17 26 10, 15 28 11, 0 38 9',
    ([x = 0, y = 0, r = 1]) =>
      circle(x, y, r, '#c4323c') +
      path(
        `M${x + r} ${y}A${r} ${r} 0 0 1 ${x - r * 0.6} ${y + r * 0.8}C${x + r * 0.3} ${y + r * 0.7} ${x + r * 0.7} ${y} ${x + r * 0.6} ${y - r * 0.8}A${r} ${r} 0 0 1 ${x + r} ${y}Z`,
        '#92202f',
      ) +
      ellipse(x - r * 0.35, y - r * 0.35, r * 0.28, r * 0.2, '#f2a09a'),
  );

/** A hummingbird at an orchid. */
export const hummingbird = (): string =>
  square('#22354a') +
  placed(
    { x: 26, y: 14 },
    petals(
      5,
      path('M0 0C-12 -8 -10 -22 0 -26C10 -22 12 -8 0 0Z', '#f3c3d0') +
        path('M0 -2C-4 -8 -3 -16 0 -20C3 -16 4 -8 0 -2Z', '#dd8ba8'),
    ),
    circle(0, 0, 5, '#f4c65e'),
  ) +
  line('M26 20C24 34 30 42 26 50', '#7fa56f', 2.6) +
  line('M14 6L-6 -4', '#f2dfb4', 2) +
  path('M-2 -10C-10 -14 -16 -8 -18 0C-26 8 -34 22 -44 32C-32 30 -22 24 -16 16C-8 12 -4 4 -4 -2Z', '#2fa08d') +
  path('M-4 -2C-8 2 -14 4 -17 2C-20 10 -20 12 -16 16C-8 12 -4 4 -4 -2Z', '#e8efe0') +
  circle(-8, -6, 6, '#39b59c') +
  circle(-6.6, -7.4, 1.4, '#10202c') +
  path('M-16 0C-22 -14 -36 -28 -46 -30C-44 -18 -34 -2 -20 6Z', '#7fd4bf') +
  path('M-14 0C-14 -16 -20 -34 -28 -42C-32 -28 -28 -10 -18 4Z', '#54bfa8') +
  each('-36 -6, 36 -34, 12 -40, -10 40', ([x = 0, y = 0]) => circle(x, y, 1.6, '#f4e3b0'));

const cells = (places: string, fill: string): string =>
  path(
    each(places, ([x = 0, y = 0]) => `M${x} ${y - 15}l13 7.5v15l-13 7.5l-13-7.5v-15Z`),
    fill,
    { stroke: '#fbe9b8', 'stroke-width': 3 },
  );

/** Cells of honey and a bee. */
export const honeycomb = (): string =>
  square('#f2c452') +
  cells('-26 -45, 26 0, -13 -22.5, 13 22.5, 26 45, -39 22.5', '#d98f26') +
  cells('0 -45, -26 0, 39 -22.5, -26 45, 39 22.5, -39 -22.5', '#e8ac3a') +
  cells('26 -45, 0 0, 13 -22.5, -13 22.5, 0 45, 52 0, -52 0', '#f0bd4a') +
  placed(
    { x: 2, y: -2, turn: -20, scale: 1.1 },
    ellipse(-6, -13, 8, 13, '#fff', { opacity: 0.85, transform: 'rotate(-24 -6 -13)' }),
    ellipse(8, -13, 8, 13, '#fff', { opacity: 0.75, transform: 'rotate(20 8 -13)' }),
    ellipse(0, 0, 20, 12, '#3a2517'),
    path('M-9 -10.5A20 12 0 0 0 -9 10.5L-4 11.8V-11.8ZM3 -12V12L9 10.8V-10.8Z', '#f6cf5c'),
    circle(19, -1, 8, '#3a2517'),
    line('M23 -8C26 -12 30 -13 32 -12M25 -5C29 -8 33 -8 35 -6', '#3a2517', 1.6),
  );

/** A toucan in profile. */
export const toucan = (): string =>
  path('M-34 44C-40 14 -34 -30 -4 -34C18 -36 26 -20 22 -6C18 14 12 20 14 44Z', '#2b2a30') +
  path('M-4 -14C10 -18 24 -12 20 2C14 14 0 14 -6 6C-10 0 -10 -10 -4 -14Z', '#fbf1dc') +
  path('M14 -26C34 -36 56 -20 54 6C48 -2 38 -4 22 -4Z', '#f0952f') +
  path('M22 -4C38 -6 48 -4 54 6C42 8 30 8 20 4Z', '#d6602b') +
  path('M46 -20C54 -12 55 -2 54 6C50 0 46 -2 42 -3C46 -8 47 -14 46 -20Z', '#2b2a30') +
  circle(4, -18, 8, '#3f86b8') +
  circle(5, -18, 4.6, '#17161a') +
  circle(6.4, -19.6, 1.4, '#fff');

/** An elephant walking in the rain. */
export const elephant = (): string =>
  square('#9fb8bd') +
  path('M-50 -22C-44 -38 -26 -36 -22 -30C-14 -44 10 -42 12 -30C24 -38 44 -34 50 -22V-50H-50Z', '#f2f3ee') +
  line('M-36 -18L-40 -6M-16 -20L-20 -8M6 -20L2 -8M28 -20L24 -8M44 -14L40 -2M-44 6L-47 14M40 16L37 24', '#eef4f2', 2.4) +
  path(
    'M-30 38V14C-34 -2 -22 -14 -2 -14C8 -14 14 -12 18 -8C28 -14 42 -6 42 8C42 20 40 30 44 34C40 38 34 34 34 26V14C32 18 28 20 24 20V38H12V24H-14V38Z',
    '#55646f',
  ) +
  path('M10 -10C2 -6 0 8 8 16C18 16 24 6 22 -6C18 -10 14 -11 10 -10Z', '#6d7d87') +
  path('M-26 -4C-18 -14 2 -16 8 -12L2 8C-8 12 -20 10 -28 6Z', '#c4504a') +
  line('M-27 5C-18 10 -6 11 2 7', '#f0c557', 3) +
  circle(30, -1, 1.8, '#1f2830') +
  path('M34 12C38 14 40 12 42 9L40 17C37 18 35 16 34 12Z', '#fff') +
  line('M-30 14C-36 18 -36 24 -34 28', '#55646f', 3) +
  path('M-50 38C-20 34 20 40 50 36V50H-50Z', '#5b7f63');
