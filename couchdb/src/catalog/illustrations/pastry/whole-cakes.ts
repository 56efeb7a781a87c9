import { ellipse, line, path, placed, round } from '../parts/marks.ts';
import { crust, milk, paper, straw, tints, wood } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer } from '../parts/tableware.ts';
import { disc, patch, solid, turned } from '../parts/turned.ts';

/** A whole small cheesecake, burnt on top, still in its paper. */
export const basqueCheesecake = (): string => {
  const cake = profile('98 168 C100 200 100 250 96 288');
  const collar = Array.from({ length: 17 }, (_, i) => {
    const s = -1 + i / 8;
    return `${i === 0 ? 'M' : 'L'}${round(200 + s * 108)} ${round((i % 2 === 0 ? 172 : 156) + 36 * Math.sqrt(Math.max(0, 1 - s * s)))}`;
  }).join('');
  return scene(
    tints.lilac,
    'pebble',
    shadow(204, 300, 138, 34),
    solid(200, profile('136 296 L136 306'), wood, { gloss: 0 }),
    ellipse(212, 302, 106, 30, wood.deep, { opacity: 0.35 }),
    path(
      'M92 164L100 142L118 148L132 126L156 134L178 116L202 128L228 116L246 132L270 128L282 148L302 144L308 168L280 190H120Z',
      paper.shade,
    ),
    turned(200, cake, { light: '#fdf0cd', base: '#f4dca2', shade: '#ddbc78', deep: '#b98f4f' }),
    disc(200, 168, 98, '#3d2114'),
    disc(200, 166, 94, '#5c3320'),
    ellipse(188, 160, 72, 19, '#7a4527'),
    ellipse(176, 156, 44, 10, '#96592f', { opacity: 0.8 }),
    line('M126 158C134 150 150 144 164 142', '#d69a5c', 3.5, { opacity: 0.7 }),
    path(`${collar}L306 300A106 31 0 0 1 94 300Z`, paper.base),
    path('M230 206L240 190L254 198L266 180L282 186L294 164L308 172L306 300A106 31 0 0 1 236 330Z', paper.shade, {
      opacity: 0.8,
    }),
    line('M120 196L116 308M148 202L146 322M178 208V328M212 208V330M244 202L248 322M276 194L282 308', paper.deep, 2.4, {
      opacity: 0.8,
    }),
    line('M104 186L102 296M162 206L162 324M228 206L230 326', '#fff', 3, { opacity: 0.8 }),
    path('M94 300A106 31 0 0 0 306 300L300 306A100 28 0 0 1 100 306Z', paper.deep, { opacity: 0.4 }),
  );
};

/** A short tart with a cloud of scorched meringue. */
export const lemonTart = (): string => {
  const shell = profile('108 236 L88 290');
  const kiss = (x: number, y: number, s: number): string =>
    placed(
      { x, y, scale: s },
      path(
        'M-26 14C-36 0 -26 -16 -14 -20C-12 -34 -4 -40 4 -52C4 -40 14 -34 14 -20C28 -16 36 0 26 14C14 24 -14 24 -26 14Z',
        milk.base,
      ),
      path(
        'M26 14C14 24 -14 24 -26 14C-8 18 14 14 18 -8C16 -22 8 -34 4 -44C6 -38 14 -34 14 -20C28 -16 36 0 26 14Z',
        milk.shade,
      ),
      path('M-8 -26C-6 -36 0 -42 4 -52C4 -42 10 -38 12 -30C6 -34 -2 -32 -8 -26Z', '#c78946', { opacity: 0.85 }),
      path(
        'M-26 -2C-22 -14 -16 -18 -10 -18C-16 -12 -18 -6 -26 -2ZM14 -16C22 -12 26 -6 28 0C20 -4 14 -10 14 -16Z',
        '#dba561',
        { opacity: 0.7 },
      ),
    );
  return scene(
    tints.mist,
    'arch',
    saucer(200, 296, 140, straw),
    turned(200, shell, crust),
    ...Array.from({ length: 15 }, (_, i) => -0.93 + i * 0.133).map((s) =>
      path(patch(200, shell, [s - 0.016, s + 0.016]), crust.deep, { opacity: 0.55 }),
    ),
    disc(200, 236, 108, crust.light),
    disc(200, 238, 98, crust.shade),
    disc(200, 240, 96, '#f6d24a'),
    ellipse(176, 262, 26, 4, '#fdeb9c'),
    kiss(148, 222, 1),
    kiss(252, 222, 1),
    kiss(200, 184, 1.12),
    kiss(172, 202, 0.9),
    kiss(228, 202, 0.9),
    kiss(122, 244, 0.86),
    kiss(278, 244, 0.86),
    kiss(172, 248, 0.98),
    kiss(226, 250, 1),
    placed(
      { x: 318, y: 306, turn: 20 },
      path('M-26 0A26 26 0 0 1 26 0Z', '#e9b93c'),
      path('M-22 -1A22 22 0 0 1 22 -1Z', '#fff6d8'),
      path('M-18 -2A18 18 0 0 1 -2 -18V-2ZM2 -18A18 18 0 0 1 18 -2H2Z', '#f7d774'),
    ),
  );
};
