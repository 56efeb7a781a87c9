import { lit } from '../parts/lit.ts';
import { block, circle, each, ellipse, group, line, path, placed, round } from '../parts/marks.ts';
import { crust, leaf, milk, paper, terracotta, tints, walnut } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { specks } from '../parts/toppings.ts';
import { solid } from '../parts/turned.ts';

/** A sesame bagel, split and spread. */
export const sesameBagel = (): string => {
  const seeds =
    '-92 -24, -76 -44, -52 -56, -22 -64, 10 -66, 42 -60, 70 -48, 92 -28, -104 0, 104 -4, -84 4, -62 -20, -40 -38, 36 -40, 60 -24, 84 0, -66 22, -36 32, -2 36, 34 32, 66 20, -96 22, 96 20, -50 46, -14 52, 22 52, 54 44, -10 -46, 14 -44';
  return scene(
    tints.sage,
    'disc',
    shadow(206, 294, 130, 36),
    lit('M74 250C74 224 326 224 326 250C328 288 290 306 200 306S72 288 74 250Z', crust, { dx: 16, dy: 12, rim: 6 }),
    ellipse(200, 246, 126, 40, '#f6e2b6'),
    path(
      'M78 234C90 216 310 216 322 234C332 250 322 258 312 256C304 270 288 262 276 266C262 280 248 268 236 270C220 284 206 272 192 272C176 284 160 270 148 270C134 278 120 266 110 262C90 264 70 250 78 234Z',
      milk.base,
    ),
    path(
      'M322 234C332 250 322 258 312 256C304 270 288 262 276 266C262 280 248 268 236 270C220 284 206 272 192 272C240 268 290 256 310 228Q318 230 322 234Z',
      milk.shade,
    ),
    path('M104 244C120 236 132 250 150 244S180 254 196 246L190 258C150 264 116 258 104 244Z', '#f1a06e'),
    path('M210 246C228 240 244 252 262 244S288 240 298 234C296 252 260 262 220 258Z', '#f1a06e'),
    line('M120 250C140 256 160 254 180 252M226 252C248 254 270 248 286 242', '#fbd0b2', 2.4),
    path('M86 262l10 -12M308 260l-8 -14M240 268l4 -12', 'none', {
      stroke: leaf.base,
      'stroke-width': 4,
      'stroke-linecap': 'round',
    }),
    placed(
      { x: 200, y: 178, turn: -4 },
      lit('M-122 14C-122 -44 -66 -78 0 -78S122 -44 122 14C122 52 66 66 0 66S-122 52 -122 14Z', crust, {
        dx: 14,
        dy: 14,
        rim: 7,
      }),
      ellipse(0, -12, 34, 17, crust.deep),
      ellipse(3, -8, 30, 13, '#7a4418'),
      path('M-34 -12A34 17 0 0 1 34 -12A36 12 0 0 0 -34 -12Z', crust.shade),
      line('M-86 -28C-70 -50 -44 -62 -14 -66', crust.light, 7, { opacity: 0.8 }),
      group(
        { fill: '#fff3d6' },
        each(
          seeds,
          ([x = 0, y = 0], i) =>
            `<ellipse cx="${x}" cy="${y}" rx="5" ry="2.8" transform="rotate(${(i * 47) % 180} ${x} ${y})"/>`,
        ),
      ),
    ),
  );
};

/** A slice of quiche, its rim of pastry at the back. */
export const leekQuiche = (): string =>
  scene(
    tints.peach,
    'window',
    shadow(206, 300, 146, 34),
    solid(200, profile('146 284 L146 296'), walnut, { gloss: 0 }),
    line('M80 274C140 262 260 262 320 276M72 292C140 304 270 304 328 290', walnut.shade, 2.4, { opacity: 0.6 }),
    ellipse(214, 290, 112, 28, walnut.deep, { opacity: 0.5 }),
    path('M74 270L302 196L324 232V258L78 292Z', crust.deep),
    path('M70 236L310 220V262L76 290Z', '#f3cf72'),
    path('M70 236L310 220V234L72 250Z', '#e2a94a', { opacity: 0.7 }),
    path('M74 282L322 254V264L78 294Z', crust.base),
    specks('120 258 4, 160 262 3, 204 252 4, 250 248 3, 284 244 4, 140 270 3, 232 262 3', '#fbe9b2'),
    path('M108 250l18 -2l2 8l-18 4ZM180 244l20 -3l2 9l-20 3ZM258 254l18 -3l2 8l-18 3Z', leaf.base),
    path('M68 238C66 230 74 222 84 218L262 138C290 150 314 184 318 222C240 238 150 248 76 246Z', '#eebf5a'),
    path('M84 222L250 148C274 162 292 186 298 210C220 228 150 236 90 236Z', '#f8dc8a', { opacity: 0.8 }),
    each('150 206 30, 196 190 28, 236 182 26, 178 222 24, 246 208 26, 124 226 20', ([x = 0, y = 0, r = 0], i) =>
      placed(
        { x, y, turn: i * 34, scaleY: 0.6 },
        `<circle r="${round(r * 0.5)}" fill="none" stroke="${i % 2 === 0 ? leaf.light : leaf.base}" stroke-width="4.5"/>`,
        `<circle r="${round(r * 0.26)}" fill="none" stroke="#dcebc0" stroke-width="3"/>`,
      ),
    ),
    each('214 166, 272 190, 210 216, 150 230', ([x = 0, y = 0], i) =>
      placed(
        { x, y, scaleY: 0.66 },
        circle(0, 0, 15, i % 2 === 0 ? '#d4483a' : '#e0604a'),
        circle(-2, -2, 10, '#f08a6a'),
        specks('-4 -4 1.8, 3 -3 1.8, -2 4 1.8', '#fbe3b0'),
      ),
    ),
    path(
      'M246 132C256 120 268 126 272 136C284 134 292 144 292 152C304 154 310 164 308 174C320 178 324 190 320 198C330 206 330 216 326 222L324 258C312 262 310 250 312 222C308 188 284 158 256 148Z',
      crust.base,
    ),
    path('M320 198C330 206 330 216 326 222L324 258C312 262 310 250 312 222C311 214 309 206 306 198Z', crust.shade),
    line(
      'M256 134C264 140 268 146 270 154M280 142C284 150 286 158 286 166M298 158C300 166 302 174 300 184M314 182C314 190 314 198 310 204',
      crust.deep,
      3,
      { opacity: 0.7 },
    ),
    placed(
      { x: 96, y: 304, turn: -10 },
      path('M-30 4C-34 -12 -16 -20 -6 -14C0 -24 18 -22 22 -10C34 -8 34 8 24 10C8 16 -20 16 -30 4Z', leaf.base),
      path('M-20 4C-10 -4 4 -6 22 -4M-6 10C-2 2 0 -4 2 -10', 'none', { stroke: leaf.light, 'stroke-width': 2.6 }),
    ),
  );

/** A filled baguette in a paper wrap. */
export const banhMi = (): string =>
  scene(
    tints.butter,
    'hills',
    shadow(196, 286, 142, 28),
    placed(
      { x: 200, y: 208, turn: -9 },
      lit('M-150 36C-156 8 -130 -2 -100 -2H110C142 -2 160 12 152 38C146 66 110 74 0 74S-144 64 -150 36Z', crust, {
        dx: 8,
        dy: 14,
        rim: 5,
      }),
      path('M-140 18C-110 0 110 0 144 18C140 34 -130 40 -140 18Z', '#f5e2b4'),
      path(
        'M-146 12C-136 -4 -128 22 -116 8C-106 -6 -96 24 -84 8C-72 -8 -62 24 -50 10C-40 -6 -28 24 -14 10C-4 -6 10 22 24 8C34 -6 48 24 62 8C72 -6 84 22 98 8C108 -6 122 24 134 6L146 14C120 44 -120 44 -146 12Z',
        leaf.base,
      ),
      ...[-118, -70, -22, 28, 76].map(
        (x, i) =>
          block({ x, y: 2 + (i % 2) * 6, width: 40, height: 17, corner: 4 }, '#f4e6c4') +
          path(`M${x} ${14 + (i % 2) * 6}h40v3q0 4 -4 4h-32q-4 0 -4 -4Z`, '#d6a45f'),
      ),
      line(
        'M-130 14L-104 4M-92 20L-64 6M-58 18L-34 2M-4 20L20 4M12 22L40 10M60 20L86 4M98 18L122 6M-112 20L-96 8M44 6L64 18',
        '#ef8f36',
        5,
      ),
      line('M-80 12L-54 20M-14 8L8 20M70 8L96 20', '#fdf3dc', 4.5),
      ...[-98, -36, 50, 108].map((x) => ellipse(x, 8, 15, 8, '#8fbf76') + ellipse(x, 7, 11, 5.6, '#dcedc4')),
      circle(-12, 2, 6, '#d4483a'),
      circle(92, 0, 6, '#d4483a'),
      circle(-12, 2, 3, '#f6c9a6'),
      circle(92, 0, 3, '#f6c9a6'),
      lit(
        'M-152 4C-160 -36 -116 -62 -70 -66H80C128 -64 162 -36 152 6C120 -8 -120 -8 -152 4Z',
        crust,
        { dx: 10, dy: 8, rim: 7 },
        ...[-92, -34, 24, 82].map(
          (x) =>
            path(
              `M${x} -20C${x + 4} -40 ${x + 20} -54 ${x + 38} -60C${x + 34} -40 ${x + 20} -26 ${x} -20Z`,
              '#f9e2b2',
            ) + line(`M${x} -19C${x + 4} -40 ${x + 20} -55 ${x + 38} -61`, crust.deep, 3, { opacity: 0.6 }),
        ),
      ),
      line('M-120 -40C-108 -52 -90 -58 -70 -60', '#fff2cc', 5, { opacity: 0.8 }),
      lit(
        'M20 -72L38 -62L52 -74L70 -62L86 -72L104 -60L122 -68L168 -40V50L120 84L20 82L32 48L16 20L34 -16Z',
        paper,
        { dx: 14, dy: 6, rim: 4 },
        each('60 -40, 104 -20, 64 8, 112 34, 66 54, 146 0', ([x = 0, y = 0]) =>
          placed(
            { x, y, scale: 0.7 },
            path('M0 -16C10 -2 14 4 14 10A14 12 0 0 1 -14 10C-14 4 -10 -2 0 -16Z', '#b9d3de'),
          ),
        ),
      ),
      line('M34 -16L44 20L32 48', paper.deep, 2.4),
      block({ x: 82, y: -68, width: 14, height: 152 }, terracotta.base, { opacity: 0.9 }),
      block({ x: 91, y: -68, width: 5, height: 152 }, terracotta.shade),
    ),
    placed(
      { x: 108, y: 322, turn: -70 },
      path('M0 0C-14 -4 -20 -18 -14 -22C-8 -26 0 -18 0 -12C2 -22 14 -26 18 -18C22 -8 12 0 0 0Z', leaf.light),
      line('M0 0L-2 12', leaf.shade, 2.6),
    ),
  );
