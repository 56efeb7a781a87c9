import { lit } from '../parts/lit.ts';
import { each, ellipse, line, path, placed } from '../parts/marks.ts';
import { chocolate, crust, milk, porcelain, tints, walnut } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer } from '../parts/tableware.ts';
import { specks } from '../parts/toppings.ts';
import { patch } from '../parts/turned.ts';
import { puff, rope } from './crumb.ts';

/** A crescent of seven puffs, thickest in the middle. */
export const croissant = (): string =>
  scene(
    tints.butter,
    'disc',
    shadow(204, 276, 148, 34),
    puff({ x: 62, y: 262, turn: -66 }, 22, 36, crust),
    puff({ x: 338, y: 262, turn: 66 }, 22, 36, crust),
    puff({ x: 92, y: 238, turn: -48 }, 40, 52, crust),
    puff({ x: 308, y: 238, turn: 48 }, 40, 52, crust),
    puff({ x: 138, y: 212, turn: -26 }, 54, 66, crust),
    puff({ x: 262, y: 212, turn: 26 }, 54, 66, crust),
    puff({ x: 200, y: 202, turn: 0 }, 62, 74, crust),
    specks('120 310 3, 138 318 2, 286 312 2.6, 304 320 2, 252 324 2.4', crust.base),
    path('M156 312L168 308L172 314L160 318ZM268 304L280 302L282 308Z', crust.shade),
  );

/** A flat, laminated parcel with two dark bars at its open end. */
export const painAuChocolat = (): string =>
  scene(
    tints.blush,
    'pebble',
    shadow(204, 276, 142, 26),
    lit(
      'M64 222C62 178 92 158 132 154L284 146C322 146 344 170 344 206C344 244 324 264 288 268L126 286C88 288 66 264 64 222Z',
      crust,
      { dx: 10, dy: 22, rim: 8 },
      path('M60 228C110 252 220 240 276 226L290 270L120 292H60Z', crust.shade, { opacity: 0.8 }),
      line(
        'M64 240C116 262 220 252 284 236M70 256C120 274 220 264 286 248M84 270C130 284 220 276 288 260',
        crust.deep,
        3,
        { opacity: 0.6 },
      ),
      line('M64 234C116 256 220 246 284 230M66 249C118 268 220 258 286 242', '#f9dfa6', 2.4, { opacity: 0.8 }),
      each(
        '112 0, 152 -4, 192 -8, 232 -12',
        ([x = 0, y = 0]) =>
          path(
            `M${x} ${206 + y}C${x + 4} ${188 + y} ${x + 18} ${174 + y} ${x + 34} ${166 + y}C${x + 32} ${184 + y} ${x + 20} ${198 + y} ${x} ${206 + y}Z`,
            '#f9e2b2',
          ) + line(`M${x} ${207 + y}C${x + 18} ${200 + y} ${x + 32} ${186 + y} ${x + 35} ${167 + y}`, crust.shade, 3),
      ),
    ),
    line('M92 186C100 172 116 166 136 164L250 157', '#fff4d2', 6, { opacity: 0.7 }),
    path('M292 148C326 146 346 168 346 206S328 266 298 268C274 262 262 240 262 208S272 154 292 148Z', crust.deep),
    path('M292 152C324 150 342 170 342 206S326 262 298 264C277 258 266 238 266 208S274 158 292 152Z', '#f6dfac'),
    line(
      'M296 160C322 160 334 178 334 206S322 254 300 256C282 250 274 232 274 208S280 166 296 160ZM298 172C316 174 324 188 324 206S316 242 302 244C290 238 284 226 284 208S288 176 298 172Z',
      '#cf9a55',
      3.4,
    ),
    placed(
      { x: 296, y: 190, turn: 6 },
      ellipse(0, 0, 14, 13, chocolate.deep),
      ellipse(-1.5, -2.5, 11, 9.6, chocolate.base),
      ellipse(-4, -5, 4, 3, chocolate.light),
    ),
    placed(
      { x: 306, y: 228, turn: 6 },
      ellipse(0, 0, 14, 13, chocolate.deep),
      ellipse(-1.5, -2.5, 11, 9.6, chocolate.base),
      ellipse(-4, -5, 4, 3, chocolate.light),
    ),
    specks('92 314 2.6, 110 320 2, 322 306 2.4, 306 314 1.8', crust.base),
  );

/** A coil of dough with cinnamon between its turns and icing over it. */
export const cinnamonRoll = (): string => {
  const side = profile('112 186 C120 210 120 250 106 276');
  const tilt = 0.52;
  const at = (r: number, a: number): string =>
    `${Math.round((200 + r * Math.cos(a)) * 10) / 10} ${Math.round((186 + r * tilt * Math.sin(a)) * 10) / 10}`;
  const spiral = Array.from({ length: 57 }, (_, i) => `${i === 0 ? 'M' : 'L'}${at(8 + i * 1.74, i * 0.36)}`).join('');
  return scene(
    tints.peach,
    'flower',
    saucer(200, 284, 148, porcelain),
    path(patch(200, side, [-1, 1], tilt), crust.base),
    path(patch(200, side, [0.34, 1], tilt), crust.shade),
    path(patch(200, side, [0.76, 1], tilt), crust.deep, { opacity: 0.6 }),
    path(patch(200, side, [-0.86, -0.68], tilt), crust.light, { opacity: 0.8 }),
    path(patch(200, profile('115.6 232 C115.4 236 115 239 114.4 242'), [-1, 1], tilt), walnut.shade, { opacity: 0.7 }),
    ellipse(200, 186, 112, 112 * tilt, crust.light),
    line(spiral, walnut.shade, 9),
    placed({ x: 0, y: -2.4 }, line(spiral, walnut.base, 4)),
    path(
      'M104 176C96 210 112 214 114 240C116 254 130 254 130 238C130 226 138 224 140 238C142 268 160 268 158 240C158 230 170 232 172 244C174 276 194 272 190 244C190 236 204 234 206 246C208 262 224 260 222 242C222 232 236 230 238 246C240 280 262 274 258 240C258 226 270 224 272 234C276 246 288 240 286 226C286 208 306 204 296 176C286 146 244 130 200 130S114 146 104 176ZM200 152C236 152 262 168 262 188S238 218 204 218S144 206 142 188S164 152 200 152Z',
      milk.base,
      { 'fill-rule': 'evenodd' },
    ),
    path(
      'M296 176C306 204 286 208 286 226C288 240 276 246 272 234C270 224 258 226 258 240C262 274 240 280 238 246C252 246 254 226 266 214C284 202 290 190 282 164Q292 168 296 176Z',
      milk.shade,
    ),
    path('M168 180C184 164 222 166 232 182C240 200 214 204 198 196C182 208 158 196 168 180Z', milk.base),
    path('M198 196C214 204 240 200 232 182C238 196 214 198 204 190Z', milk.shade),
    line('M118 172C126 156 146 146 166 142', '#fff', 5, { opacity: 0.9 }),
  );
};

/** A Swedish knot: strands wound over each other, pearl sugar on top. */
export const cardamomKnot = (): string =>
  scene(
    tints.stone,
    'sunrise',
    shadow(204, 290, 124, 30),
    ellipse(200, 232, 104, 66, crust.deep),
    rope('M98 240C92 172 156 142 204 146S314 172 304 244', 42, crust),
    rope('M98 238C104 296 170 308 218 300', 42, crust),
    rope('M304 240C308 284 270 306 214 300', 42, crust),
    rope('M124 190C160 158 222 178 244 218S284 268 300 236', 42, crust),
    rope('M106 222C138 198 186 220 208 254S252 292 282 274', 42, crust),
    line(
      'M128 212C160 186 210 200 232 240S270 280 296 262M120 248C146 232 176 248 194 276M176 160C220 160 256 180 272 214',
      walnut.base,
      4,
      { opacity: 0.75 },
    ),
    rope('M272 176C232 176 198 204 178 238S132 284 112 262', 44, crust),
    line('M252 168C214 176 182 204 164 236M266 204C234 206 212 226 196 258', walnut.base, 3.6, { opacity: 0.75 }),
    specks(
      '120 196 4, 146 170 3.6, 176 160 4.2, 208 154 3.8, 240 160 3.6, 276 186 4, 292 216 3.4, 250 190 4, 222 196 3.8, 198 214 3.4, 180 232 4, 158 254 3.6, 134 258 3.6, 116 234 3.4, 234 222 3.8, 252 246 3.4, 216 264 3.6, 240 284 3.2, 178 294 3.2, 274 256 3.4',
      '#fffaf0',
    ),
    each('94 314 0, 112 322 60, 312 316 30', ([x = 0, y = 0, turn = 0]) =>
      placed(
        { x, y, turn },
        path('M-12 0C-8 -9 6 -9 13 0C6 8 -8 8 -12 0Z', '#a7b47a'),
        line('M-10 0H11M-6 -4C0 -6 6 -4 9 -2', '#77864f', 1.8),
      ),
    ),
  );
