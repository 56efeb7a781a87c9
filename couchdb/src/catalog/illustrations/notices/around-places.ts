import { lit } from '../parts/lit.ts';
import { block, circle, each, ellipse, line, path, placed } from '../parts/marks.ts';
import {
  bottleBlue,
  brass,
  coffee,
  crema,
  crust,
  latte,
  leaf,
  linen,
  navy,
  paper,
  porcelain,
  sage,
  steel,
  terracotta,
  walnut,
  wood,
} from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { bean, specks } from '../parts/toppings.ts';
import { disc, turned } from '../parts/turned.ts';
import { cup, ear } from '../parts/vessel.ts';
import { dashes, ground, rest } from './ground.ts';

/** A full cup whose steam is a signal that breaks off, the plug pulled. */
export const offline = (): string =>
  ground() +
  rest(178, 284, 92) +
  line('M118 112C152 76 204 76 238 112', latte.base, 10, dashes) +
  line('M96 84C144 36 212 36 260 84', latte.base, 10, { ...dashes, opacity: 0.5 }) +
  line('M142 138C164 116 192 116 214 138', terracotta.base, 10) +
  line('M282 282C322 286 350 270 340 246C330 224 296 240 304 212C308 198 318 194 322 190', navy.light, 7) +
  placed(
    { x: 328, y: 172, turn: 26 },
    line('M-8 -22V-38M8 -22V-38', steel.shade, 5),
    block({ x: -17, y: -24, width: 34, height: 32, corner: 8 }, terracotta.shade),
    block({ x: -17, y: -24, width: 22, height: 32, corner: 8 }, terracotta.base),
    path('M-9 8H9L5 20H-5Z', terracotta.deep),
  ) +
  disc(178, 274, 110, bottleBlue.deep) +
  disc(178, 268, 112, bottleBlue.base) +
  disc(178, 271, 74, bottleBlue.shade) +
  ear({ x: 242, top: 188, bottom: 236, reach: 44, width: 13 }, porcelain) +
  cup(178, profile('74 168 C74 206 66 238 48 254 L44 264'), porcelain, {
    filling: { tone: { ...crema, shade: coffee.base }, level: 9 },
  });

/** A glass that looks closely at a plate of crumbs. */
export const noResults = (): string =>
  ground() +
  rest(190, 270, 122) +
  disc(186, 256, 134, porcelain.deep) +
  disc(186, 250, 136, porcelain.shade) +
  disc(186, 247, 136, porcelain.base) +
  disc(186, 250, 92, porcelain.shade) +
  disc(186, 253, 90, porcelain.light) +
  specks('150 250 4, 164 260 3, 142 262 2.6, 212 246 3, 226 258 4, 236 248 2.4, 132 248 2', crust.shade) +
  path('M246 258L262 252L268 262L250 268Z', crust.base) +
  placed(
    { x: 196, y: 150, turn: -38 },
    block({ x: -11, y: 66, width: 22, height: 96, corner: 11 }, walnut.shade),
    block({ x: -11, y: 66, width: 11, height: 96, corner: 5.5 }, walnut.base),
    block({ x: -8, y: 56, width: 16, height: 18, corner: 3 }, brass.shade),
    circle(0, 0, 64, brass.shade),
    circle(-1.5, -2, 61, brass.base),
    circle(0, 0, 52, '#dcebf0'),
    circle(0, 0, 52, bottleBlue.light, { opacity: 0.35 }),
  ) +
  bean(198, 154, 25, -24) +
  line('M160 146C164 128 176 116 192 112', '#fff', 7, { opacity: 0.9 }) +
  line('M320 96C314 82 330 70 342 78C352 86 344 98 334 102V112', terracotta.base, 7) +
  circle(334, 126, 4.6, terracotta.base);

/** Cups on their hooks, one of them gone. */
export const notFound = (): string => {
  const hung = (x: number, tone: typeof sage): string =>
    line(`M${x} 116V128C${x} 142 ${x + 16} 142 ${x + 16} 130`, brass.shade, 5) +
    placed(
      { x, y: 176, turn: -8 },
      line('M6 -34C-12 -54 -26 -20 2 -6', tone.shade, 11),
      line('M5 -36C-12 -53 -24 -20 1 -9', tone.light, 4),
      lit('M-2 -38H66L58 26Q56 38 46 38H16Q8 38 6 28Z', tone, { dx: 12, dy: 4, rim: 5 }),
      ellipse(32, -38, 34, 8, tone.light),
      ellipse(32, -37, 29, 6, tone.deep),
    );
  return (
    ground() +
    rest(200, 284, 120) +
    block({ x: 60, y: 92, width: 280, height: 24, corner: 6 }, wood.shade) +
    block({ x: 60, y: 92, width: 280, height: 13, corner: 6 }, wood.light) +
    line('M84 99H150M190 101H262M284 98H318', wood.shade, 2) +
    path('M84 92V58Q84 52 92 52H118Q126 52 126 58V92Z', terracotta.base) +
    path('M110 52H118Q126 52 126 58V92H110Z', terracotta.shade) +
    path('M105 52C84 44 82 22 96 14C110 22 112 40 105 52Z', leaf.base) +
    path('M106 52C106 34 120 20 136 24C138 38 124 50 106 52Z', leaf.shade) +
    hung(86, sage) +
    hung(262, bottleBlue) +
    line('M182 116V128C182 142 198 142 198 130', brass.shade, 5) +
    line(
      'M176 142C162 150 164 172 180 176M180 142H246L240 202Q238 212 228 212H200Q190 212 188 204Z',
      latte.base,
      5,
      dashes,
    ) +
    path('M196 278C192 262 206 256 214 262C224 254 238 262 234 278Z', porcelain.shade) +
    path('M240 282L250 264L262 280Z', porcelain.base) +
    path('M160 280L172 270L180 282Z', bottleBlue.base)
  );
};

/** The café's door, shut, its key on the sill. */
export const closedDoor = (): string =>
  ground() +
  rest(198, 290, 100) +
  block({ x: 112, y: 58, width: 172, height: 232, corner: 6 }, walnut.deep) +
  block({ x: 122, y: 68, width: 152, height: 222 }, bottleBlue.shade) +
  block({ x: 122, y: 68, width: 140, height: 222 }, bottleBlue.base) +
  block({ x: 142, y: 88, width: 112, height: 108, corner: 6 }, '#f7d9a0') +
  path('M142 196L222 88H248Q254 88 254 94V120L198 196Z', '#fff', { opacity: 0.35 }) +
  block({ x: 142, y: 214, width: 112, height: 56, corner: 6 }, bottleBlue.shade) +
  block({ x: 148, y: 220, width: 106, height: 50, corner: 5 }, bottleBlue.base) +
  line('M198 92L166 128M198 92L230 128', linen.deep, 3) +
  circle(198, 92, 4, brass.shade) +
  lit('M146 126H250Q256 126 256 132V166Q256 172 250 172H146Q140 172 140 166V132Q140 126 146 126Z', terracotta, {
    dx: 6,
    dy: 6,
    rim: 4,
  }) +
  path('M204 136A14 14 0 1 0 214 156A12 12 0 0 1 204 136Z', '#fbe7b2') +
  each('226 138 2.4, 232 152 1.8, 168 142 2, 162 156 1.6', ([x = 0, y = 0, r = 1]) => circle(x, y, r, '#fbe7b2')) +
  circle(250, 206, 8, brass.shade) +
  circle(248, 204, 5, brass.light) +
  lit('M92 58L108 24H288L304 58Z', terracotta, { dx: 0, dy: 8, rim: 0 }) +
  each(
    '92, 144.6, 197.2, 249.8',
    ([x = 0]) =>
      path(`M${x} 58A13.25 13 0 0 0 ${x + 26.5} 58Z`, terracotta.shade) +
      path(`M${x + 26.5} 58A13.25 13 0 0 0 ${x + 53} 58Z`, paper.base),
  ) +
  path('M134.5 24H158L152 58H120ZM181.5 24H206L206 58H172ZM229 24H254L262 58H229Z', paper.base, { opacity: 0.9 }) +
  path('M304 290V262H336V290Q320 296 304 290Z', terracotta.base) +
  path('M322 262H336V290Q330 293 322 293Z', terracotta.shade) +
  path('M319 262C296 246 300 222 312 214C322 226 326 246 319 262Z', leaf.base) +
  path('M321 262C322 242 336 228 350 232C350 248 338 260 321 262Z', leaf.shade);

/** The counter on a first visit: awning, a cup, a blue bottle. */
export const firstVisit = (): string =>
  ground() +
  rest(200, 290, 140) +
  block({ x: 84, y: 84, width: 10, height: 130 }, walnut.base) +
  block({ x: 306, y: 84, width: 10, height: 130 }, walnut.shade) +
  path('M70 84L88 34H312L330 84Z', terracotta.base) +
  path('M118 34H148L138 84H102ZM180 34H208L206 84H172ZM240 34H270L278 84H244Z', paper.base) +
  each(
    '70, 144, 218, 292',
    ([x = 0]) =>
      path(`M${x} 84A18.5 17 0 0 0 ${x + 37} 84Z`, terracotta.shade) +
      (x < 290 ? path(`M${x + 37} 84A18.5 17 0 0 0 ${x + 74} 84Z`, paper.shade) : ''),
  ) +
  lit('M76 214H324V290H76Z', wood, { dx: 12, dy: 6, rim: 4 }) +
  line('M128 222V286M176 222V286M224 222V286M272 222V286', wood.shade, 2.4) +
  block({ x: 64, y: 204, width: 272, height: 18, corner: 6 }, walnut.shade) +
  block({ x: 64, y: 204, width: 272, height: 9, corner: 4.5 }, walnut.light) +
  turned(128, profile('9 122 L9 144 C10 156 32 158 33 176 L33 202 C33 205 32 207 30 208'), bottleBlue) +
  turned(128, profile('8 110 L9 122'), wood) +
  disc(128, 110, 8, wood.light) +
  bean(124, 188, 13, -34, { ...coffee, base: paper.base, light: paper.light, deep: bottleBlue.base }) +
  disc(214, 204, 50, terracotta.shade) +
  disc(214, 201, 50, terracotta.base) +
  ear({ x: 242, top: 162, bottom: 188, reach: 22, width: 7 }, porcelain) +
  cup(214, profile('34 152 C34 172 30 188 22 196 L20 200'), porcelain, {
    wall: 4,
    filling: { tone: { ...crema, shade: coffee.base }, level: 5 },
  }) +
  line('M204 142C198 132 210 126 204 114M224 142C218 132 230 126 224 114', latte.base, 5, { opacity: 0.9 }) +
  path('M276 204V184H300V204Q288 208 276 204Z', sage.base) +
  path('M288 184C272 174 274 156 282 150C290 158 292 172 288 184Z', leaf.base) +
  path('M288 184C290 168 300 158 310 162C310 174 302 184 288 184Z', leaf.shade) +
  circle(200, 254, 22, paper.base) +
  bean(200, 254, 13, -34);
