import { cutTo } from '../parts/lit.ts';
import { block, circle, each, group, line, path, placed } from '../parts/marks.ts';

/** Label pictures of places, each in a square from -50 to 50. */

const square = (fill: string): string => block({ x: -50, y: -50, width: 100, height: 100 }, fill);

/** Three volcanoes, one of them smoking. */
export const volcano = (): string =>
  square('#f4c98f') +
  circle(-22, -22, 13, '#fbe7bd') +
  path('M-50 18L-26 -8L-8 14L8 50H-50Z', '#c98a68') +
  path('M-14 50L10 -22H22L50 30V50Z', '#8c4f43') +
  path('M10 -22H22L32 -4L24 0L18 -6L10 2L2 0Z', '#f3e3d3') +
  path('M22 -22L50 30V50H20C30 20 26 -4 16 -22Z', '#6e3b35', { opacity: 0.7 }) +
  path('M14 -26C6 -32 12 -38 18 -38C14 -46 26 -50 32 -44C42 -46 44 -36 36 -34C34 -28 24 -32 20 -25Z', '#fdf3e4') +
  path('M-50 34C-30 24 -10 30 8 36S40 32 50 28V50H-50Z', '#5f7f58') +
  path('M-50 42C-26 34 0 44 20 42S44 40 50 38V50H-50Z', '#476546');

/** Hill behind hill, with terraces and a sun. */
export const thousandHills = (): string =>
  square('#f7d9a8') +
  circle(16, -20, 15, '#ef9a54') +
  path('M-50 0C-36 -18 -20 -16 -6 0C8 -20 30 -22 50 -2V50H-50Z', '#9cb98c') +
  path('M-50 16C-30 -6 -8 0 8 16C20 4 36 2 50 12V50H-50Z', '#6f9a6b') +
  path('M-50 32C-28 10 0 14 20 30C30 22 42 22 50 26V50H-50Z', '#4d7a55') +
  line('M-46 34C-28 20 -4 22 14 34M-40 42C-24 30 -6 32 8 42', '#7fb07a', 2) +
  line('M-40 10C-28 2 -14 4 -4 12M16 20C26 12 38 12 48 18', '#93b98a', 2);

/** An umbrella thorn before a large sun. */
export const savanna = (): string =>
  square('#f0a35e') +
  circle(2, 2, 32, '#fbd98b') +
  circle(2, 2, 22, '#fdeab6') +
  path('M-50 30C-20 22 20 34 50 24V50H-50Z', '#8e4a32') +
  path('M-50 40C-10 34 20 44 50 38V50H-50Z', '#6a3527') +
  path('M-4 32C0 20 -2 10 -14 -2L-10 -3C-4 2 0 8 2 14C4 6 10 0 18 -4L20 -2C8 6 6 18 8 32Z', '#4a2619') +
  path(
    'M-40 -4C-36 -16 -18 -20 0 -18C18 -22 36 -16 40 -6C30 -2 20 -6 10 -4C0 -1 -10 -6 -18 -3C-26 0 -34 -1 -40 -4Z',
    '#3f5a3a',
  ) +
  path(
    'M-40 -4C-36 -12 -20 -16 0 -14C16 -17 32 -14 40 -6C30 -2 20 -6 10 -4C0 -1 -10 -6 -18 -3C-26 0 -34 -1 -40 -4Z',
    '#55754a',
  ) +
  path('M30 32C34 26 38 26 44 30L44 33Z', '#4a2619');

/** Snowy peaks and a condor. */
export const cordillera = (): string =>
  square('#cfe4ea') +
  path('M-50 20L-28 -18L-14 0L6 -34L28 2L38 -10L50 10V50H-50Z', '#6f93a8') +
  path('M6 -34L18 -14L10 -16L4 -8L0 -18L-4 -16Z', '#fff') +
  path('M-28 -18L-20 -8L-26 -6L-30 -2L-36 -5Z', '#fff') +
  path('M6 -34L28 2L38 -10L50 10V50H22C26 20 16 -10 6 -34Z', '#50758c', { opacity: 0.7 }) +
  path('M-50 28C-30 16 -8 30 10 24S40 18 50 24V50H-50Z', '#7fa56f') +
  path('M-50 40C-24 30 8 42 50 34V50H-50Z', '#567f55') +
  path(
    'M-34 -34C-24 -38 -16 -34 -12 -29C-8 -35 0 -40 10 -38C2 -35 -3 -30 -6 -25L-12 -22L-17 -25C-22 -30 -28 -33 -34 -34Z',
    '#2f3442',
  );

/** Rows of terraces with a llama looking on. */
export const terraces = (): string =>
  square('#f3d3c2') +
  path('M-50 4L-20 -30L2 -8L18 -22L50 10V50H-50Z', '#c07a6a') +
  ['#d8b25a', '#b9a24f', '#8fa355', '#6f9457', '#4f7d50']
    .map((fill, i) => path(`M-50 ${6 + i * 9}C-20 ${-4 + i * 9} 20 ${14 + i * 9} 50 ${2 + i * 9}V50H-50Z`, fill))
    .join('') +
  placed(
    { x: 14, y: 18, scale: 0.9 },
    path(
      'M-18 24V4C-18 -4 -10 -5 0 -5C6 -5 8 -8 8 -14V-30L6 -38L10 -34H14L18 -38L17 -32C24 -31 26 -28 25 -24C22 -22 19 -22 18 -22C18 -10 20 0 18 8V24H13V12H-10V24Z',
      '#fff7ea',
    ),
    path('M-14 -2C-8 -5 2 -5 6 -5L8 6C2 10 -8 10 -14 8Z', '#cf4c4c'),
    line('M-13 3H7', '#f4c95c', 2.4),
    circle(19, -28, 1.6, '#3a2419'),
  );

/** Tall waves before an island. */
export const waves = (): string =>
  square('#f6e0b8') +
  circle(20, -24, 13, '#e97d4f') +
  path('M-14 -2C-6 -22 6 -22 10 -12C18 -18 30 -10 34 2Z', '#4f7d5a') +
  path('M-50 6C-40 -2 -30 10 -20 4S0 -4 10 4S30 10 50 0V50H-50Z', '#7fb4be') +
  path(
    'M-50 44V-8C-34 -30 -6 -26 0 -8C2 2 -8 6 -12 0C-12 -10 -26 -10 -28 4C-30 20 -10 26 10 22S40 12 50 16V50H-50Z',
    '#3f7f92',
  ) +
  path('M-46 -10C-32 -28 -8 -24 -2 -8C0 -2 -4 2 -8 1C-8 -12 -24 -18 -34 -6Z', '#f4f8f5') +
  path('M-50 34C-30 26 -12 36 6 34S36 26 50 30V50H-50Z', '#28596c') +
  line('M-44 22C-34 14 -30 30 -16 28M18 30C26 26 32 28 38 26', '#b8dadd', 2.4);

/** Blue ridges fading into mist. */
export const ridges = (): string =>
  square('#e7eef2') +
  path('M-50 -2L-30 -24L-10 -4L12 -32L36 -8L50 -18V50H-50Z', '#a9c4d6') +
  path('M-50 12C-34 -6 -18 6 -4 -4S24 -10 50 8V50H-50Z', '#7ba2bf') +
  path('M-50 26C-30 10 -8 20 10 12S40 16 50 20V50H-50Z', '#4d7ba0') +
  path('M-50 38C-22 26 10 40 50 30V50H-50Z', '#2f567a');

/** A tower house of Sana'a: arched windows set in white. */
export const towerHouse = (): string => {
  const window = (x: number, y: number, w: number): string =>
    path(`M${x - w} ${y + 8}V${y}A${w} ${w} 0 0 1 ${x + w} ${y}V${y + 8}Z`, '#fdf3e0') +
    path(`M${x - w + 2} ${y + 6}V${y}A${w - 2} ${w - 2} 0 0 1 ${x + w - 2} ${y}V${y + 6}Z`, '#2f6f86');
  return (
    square('#9ecbcb') +
    circle(26, -30, 10, '#fdeec6') +
    path(
      'M-34 50V-22L-30 -26L-26 -22V-26L-22 -30L-18 -26V-30L-14 -34L-10 -30L-6 -34L-2 -30L2 -34L6 -30V50Z',
      '#b5694a',
    ) +
    path('M-4 50V-33L2 -34L6 -30V50Z', '#97533b') +
    path('M8 50V0H40V50Z', '#cf8a60') +
    path('M30 50V0H40V50Z', '#b5714c') +
    line('M-34 -10H6M-34 12H6M8 8H40', '#fdf3e0', 2) +
    [-24, -14, -4].map((x) => window(x, -18, 4) + window(x, 4, 4)).join('') +
    [-22, -6].map((x) => window(x, 30, 6)).join('') +
    [16, 27].map((x) => window(x, 24, 5)).join('') +
    path('M-50 46C-20 42 20 48 50 44V50H-50Z', '#7c4532')
  );
};

/** A crescent over sleeping hills. */
export const night = (): string =>
  square('#3c4f78') +
  path('M14 -34A22 22 0 1 0 30 -2A18 18 0 0 1 14 -34Z', '#f8e3a2') +
  each('-30 -30 2, -16 -10 1.4, -36 -4 1.6, 36 -28 1.6, -8 -38 1.3, 40 -10 1.2', ([x = 0, y = 0, r = 1]) =>
    circle(x, y, r, '#fdf3cf'),
  ) +
  path('M-50 22C-30 4 -10 10 8 22S38 10 50 16V50H-50Z', '#5b76a0') +
  path('M-50 36C-24 20 10 40 50 28V50H-50Z', '#2b3b5c');

/** A stepped pyramid under a rayed sun. */
export const pyramid = (): string =>
  square('#2f7f83') +
  group(
    {},
    ...[0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((turn) =>
      group({ transform: `translate(0 -14) rotate(${turn})` }, path('M-4 -22L0 -33L4 -22Z', '#f4c65e')),
    ),
  ) +
  circle(0, -14, 18, '#f4c65e') +
  circle(0, -14, 12, '#fbe3a0') +
  path('M-46 44V34H-36V24H-26V14H-16V4H-8V-4H8V4H16V14H26V24H36V34H46V44Z', '#e9d8b4') +
  path('M6 44V-4H8V4H16V14H26V24H36V34H46V44Z', '#c9ac7c') +
  path('M-5 44V4H5V44Z', '#b98f5e') +
  line('M-5 12H5M-5 20H5M-5 28H5M-5 36H5', '#e9d8b4', 1.6) +
  block({ x: -50, y: 44, width: 100, height: 6 }, '#1f5a5e');

/** Any of these cut to an outline of its own square. */
export const framed = (
  at: { x: number; y: number; scale: number; scaleY?: number },
  outline: string,
  picture: string,
): string => placed(at, cutTo(outline, picture));

export const roundel = 'M-48 0A48 48 0 1 1 48 0A48 48 0 1 1 -48 0Z';
export const gate = 'M-44 50V-4A44 46 0 0 1 44 -4V50Z';
export const shield = 'M-44 -48H44V10C44 34 20 46 0 50C-20 46 -44 34 -44 10Z';
