import { behind, contents, skin } from '../parts/glass.ts';
import { lit } from '../parts/lit.ts';
import { circle, line, path, placed } from '../parts/marks.ts';
import { charcoal, coffee, steel, terracotta, tints, walnut } from '../parts/palette.ts';
import { between, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { heap } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { mouth } from '../parts/vessel.ts';

/** A slim mill with a crank. */
export const handGrinder = (): string => {
  const body = profile('46 150 L46 318');
  return scene(
    tints.lilac,
    'arch',
    placed(
      { x: 14, y: 24, scale: 0.93 },
      shadow(186, 320, 62),
      turned(180, body, charcoal),
      path(patch(180, between(body, 250, 318)), walnut.base),
      path(patch(180, between(body, 250, 318), [0.34, 1]), walnut.shade),
      path(patch(180, between(body, 250, 318), [0.78, 1]), walnut.deep, { opacity: 0.6 }),
      path(patch(180, between(body, 250, 318), [-0.84, -0.68]), walnut.light),
      path(patch(180, between(body, 244, 251)), steel.shade),
      path(patch(180, between(body, 244, 251), [-1, 0.3]), steel.base),
      path(patch(180, between(body, 174, 224), [-0.5, 0.5]), '#5c595e'),
      ...[0, 1, 2].map((i) =>
        path(patch(180, profile(`46 ${182 + i * 13} L46 ${188 + i * 13}`), [-0.36, 0.36]), steel.base, {
          opacity: 0.7,
        }),
      ),
      turned(180, profile('48 138 L48 154'), steel),
      disc(180, 138, 48, steel.light),
      disc(180, 139, 42, steel.base),
      turned(180, profile('20 122 C26 128 30 132 32 138'), charcoal),
      disc(180, 122, 20, charcoal.light),
      turned(180, profile('6 88 L6 122'), steel),
      path('M170 76L316 62Q326 62 327 70T318 80L172 96Q162 96 161 87T170 76Z', steel.shade),
      path('M170 76L316 62Q325 62 326 68L168 84Q164 78 170 76Z', steel.light),
      circle(180, 84, 13, steel.base),
      circle(178, 82, 8, steel.light),
      circle(180, 84, 4, steel.deep),
      turned(316, profile('5 52 L5 70'), steel),
      path('M300 50C296 30 302 14 316 14S336 30 332 50Q316 58 300 50Z', walnut.base),
      path('M316 14C330 14 336 30 332 50Q326 53 320 54C326 40 326 26 316 14Z', walnut.shade),
      line('M306 42C303 32 306 24 311 20', walnut.light, 4),
      heap('262 312 20, 284 322 100, 250 326 160, 306 312 60', 12),
    ),
  );
};

/** An electric grinder, beans in its hopper. */
export const burrGrinder = (): string => {
  const hopper = profile('80 66 C82 96 60 124 46 140');
  const look = { wall: 4, floor: 2 } as const;
  return scene(
    tints.peach,
    'disc',
    placed(
      { x: 10, y: 20, scale: 0.94 },
      shadow(206, 326, 100),
      path('M108 316Q108 296 128 296H280Q300 296 300 316V322Q300 328 292 328H116Q108 328 108 322Z', charcoal.base),
      path('M240 296H280Q300 296 300 316V322Q300 328 292 328H250Z', charcoal.shade),
      path('M108 312Q110 296 128 296H280Q298 296 300 312L286 304H122Z', charcoal.light),
      lit(
        'M140 150Q140 138 152 138H256Q268 138 270 150L284 220V296H214V232H140Z',
        { light: '#f8f4ec', base: '#e9e0d2', shade: '#cbbdaa', deep: '#a69784' },
        { dx: 16, dy: 0, rim: 5 },
      ),
      lit(
        'M128 150Q128 138 140 138H200Q210 138 210 150V226Q210 236 200 236H140Q128 236 128 226Z',
        { light: '#fffdf6', base: '#f3ebde', shade: '#d8cbb8', deep: '#a69784' },
        { dx: 12, dy: 6, rim: 5 },
      ),
      circle(168, 186, 27, charcoal.shade),
      circle(167, 185, 24, charcoal.base),
      line('M167 185L180 170', '#fff', 4),
      ...[0, 1, 2, 3, 4, 5, 6].map((i) => {
        const a = Math.PI * (0.75 + i * 0.25);
        return circle(168 + 34 * Math.cos(a), 186 + 34 * Math.sin(a), 2.2, charcoal.light);
      }),
      path('M146 236H192L186 254H152Z', charcoal.base),
      path('M172 236H192L186 254H174Z', charcoal.shade),
      turned(169, profile('34 262 L32 306'), steel),
      mouth({
        cx: 169,
        y: 262,
        r: 34,
        wall: 3,
        tone: steel,
        filling: { tone: { light: '#7c5136', base: '#5a3522', shade: '#341c11', deep: '#22120a' }, level: 5 },
      }),
      turned(204, profile('50 132 L60 144'), charcoal),
      behind(204, hopper),
      contents(204, hopper, {
        ...look,
        content: {
          top: 92,
          paint: coffee.shade,
          within: heap('148 106 20, 176 114 80, 206 116 140, 236 112 30, 260 104 100, 196 132 10', 16),
        },
      }),
      disc(204, 92, 70, coffee.shade),
      heap('156 94 10, 184 86 70, 208 98 20, 232 86 130, 254 94 170', 16),
      skin(204, hopper, look),
      turned(204, profile('84 56 L82 66'), charcoal),
      disc(204, 56, 84, charcoal.light),
      disc(204, 57, 74, charcoal.base),
      turned(204, profile('14 44 L16 54'), charcoal),
      disc(204, 44, 14, charcoal.light),
      circle(262, 268, 7, terracotta.base),
      circle(260, 266, 3, terracotta.light),
    ),
  );
};
