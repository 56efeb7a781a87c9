import { lit } from '../parts/lit.ts';
import { block, circle, ellipse, line, path, placed } from '../parts/marks.ts';
import { brass, coffee, crema, wood } from '../parts/palette.ts';

const glass = { light: '#9fd0e4', base: '#4f93b8', shade: '#356f93', deep: '#224e6b' };

/** A round blue flask that holds one coffee bean. It stays inside the circle every launcher leaves of an icon. */
const flask = (): string =>
  ellipse(262, 424, 112, 18, '#1d0e07', { opacity: 0.35 }) +
  lit(
    'M218 128H294V196C294 214 372 232 372 318C372 388 322 424 256 424S140 388 140 318C140 232 218 214 218 196Z',
    glass,
    {
      dx: 24,
      dy: 12,
      rim: 8,
    },
  ) +
  ellipse(252, 322, 92, 82, '#2b5f80', { opacity: 0.55 }) +
  placed(
    { x: 254, y: 322, turn: -34 },
    ellipse(3, 4, 78, 54, coffee.deep),
    ellipse(0, 0, 78, 54, '#7a4a2c'),
    path('M-78 0A78 54 0 0 1 58 -36C20 -40 -44 -34 -78 0Z', '#b0774a'),
    line('M-68 4C-26 26 18 -22 68 -4', coffee.deep, 12),
    line('M-64 0C-26 20 14 -26 60 -9', crema.base, 3, { opacity: 0.8 }),
  ) +
  line('M168 304C172 268 192 250 216 240', '#e6f5fb', 13, { opacity: 0.85 }) +
  line('M162 342V336', '#e6f5fb', 12, { opacity: 0.7 }) +
  block({ x: 206, y: 116, width: 100, height: 26, corner: 13 }, glass.shade) +
  block({ x: 206, y: 116, width: 84, height: 15, corner: 7.5 }, glass.light) +
  path('M222 116L226 82Q227 74 236 74H276Q285 74 286 82L290 116Z', wood.base) +
  path('M262 74H276Q285 74 286 82L290 116H264Z', wood.shade) +
  ellipse(256, 78, 28, 7, wood.light) +
  circle(244, 96, 3, brass.deep) +
  circle(268, 104, 2.4, brass.deep);

const ICON = 512;

/** The app's icon; `corner` 0 fills the whole square, for launchers that cut their own shape. */
export const appIcon = (corner: number): string =>
  block({ x: 0, y: 0, width: ICON, height: ICON, corner }, '#4a2c1d') +
  circle(256, 262, 196, '#5f3b28') +
  circle(256, 262, 158, '#6f4731') +
  flask();
