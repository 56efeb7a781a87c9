import { behind, glass, skin } from '../parts/glass.ts';
import { ellipse, line, path, placed } from '../parts/marks.ts';
import { downward } from '../parts/paint.ts';
import { charcoal, coffee, crema, paper, porcelain, steel, straw, tints, walnut, wood } from '../parts/palette.ts';
import { between, inset, profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { steam } from '../parts/tableware.ts';
import { froth, specks } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';
import { ear, mouth } from '../parts/vessel.ts';

const clear = { light: '#ffffff', base: '#f2f9fa', shade: '#c4d4d8', deep: '#9bb0b7' };
const grounds = { light: '#7c5136', base: '#4a2b1b', shade: '#341c11', deep: '#22120a' };

/** A cone dripper on its glass server. */
export const v60 = (): string => {
  const server = profile('52 196 C50 212 92 236 96 274 C98 300 90 314 78 318');
  const cone = profile('98 92 C80 132 50 164 44 182');
  return scene(
    tints.sand,
    'disc',
    shadow(200, 322, 104),
    ear({ x: 270, top: 228, bottom: 294, reach: 56, width: 12, foot: 10 }, clear),
    glass(192, server, {
      floor: 6,
      content: {
        top: 262,
        paint: downward([coffee.light, 0], [coffee.base, 0.5], [coffee.deep, 1]),
        surface: { ...coffee, light: crema.light, base: coffee.light },
      },
    }),
    line('M192 184V262', coffee.base, 3.5),
    path(patch(192, profile('53 194 L54 204')), walnut.base),
    ear({ x: 262, top: 118, bottom: 168, reach: 40, width: 13, foot: -18 }, porcelain),
    turned(192, profile('76 176 C74 184 60 190 50 192'), porcelain),
    disc(192, 176, 76, porcelain.light),
    disc(192, 178, 60, porcelain.shade),
    turned(192, cone, porcelain),
    line('M128 128C138 140 150 154 160 170', porcelain.shade, 3),
    line('M160 128C166 144 172 158 178 174', porcelain.shade, 3),
    line('M198 130C200 146 200 160 200 176', porcelain.shade, 3),
    mouth({ cx: 192, y: 92, r: 98, wall: 5, tone: porcelain }),
    path('M104 88C112 58 150 50 192 50S272 58 280 88C262 112 122 112 104 88Z', paper.shade),
    ellipse(192, 74, 84, 24, paper.base),
    ellipse(192, 80, 74, 20, paper.shade),
    path('M108 76C120 100 150 112 192 112S264 100 276 76C270 106 236 119 192 119S114 106 108 76Z', paper.light),
    ellipse(192, 86, 66, 17, grounds.shade),
    ellipse(192, 87, 60, 14.6, grounds.base),
    ellipse(186, 87, 40, 9, crema.base, { opacity: 0.85 }),
    froth(186, 87, 34, 7, crema.light),
    steam(192, 66, 48, 24),
  );
};

/** An hourglass of glass in a wooden collar. */
export const chemex = (): string => {
  const upper = profile('86 74 C78 118 40 150 32 176');
  const lower = profile('32 196 C38 222 92 252 94 292 C94 308 86 316 76 320');
  const paperCone = inset(between(upper, 74, 170), 5);
  return scene(
    tints.sage,
    'arch',
    shadow(206, 324, 104),
    behind(200, upper),
    path(patch(200, paperCone), paper.base, { opacity: 0.95 }),
    path(patch(200, paperCone, [0.3, 1]), paper.shade),
    path(patch(200, inset(between(upper, 98, 172), 5)), grounds.base, { opacity: 0.4 }),
    ellipse(200, 74, 81, 24, paper.shade),
    path('M119 74A81 24 0 0 1 281 74C268 60 236 56 200 56S132 60 119 74Z', paper.light),
    ellipse(200, 82, 68, 17, grounds.shade),
    ellipse(200, 83, 62, 14.6, grounds.base),
    path('M262 62C284 54 292 60 298 58C292 78 284 90 272 94Z', '#fff', { opacity: 0.6 }),
    skin(200, upper, { floor: 2 }),
    glass(200, lower, {
      floor: 8,
      content: {
        top: 258,
        paint: downward([coffee.light, 0], [coffee.base, 0.5], [coffee.deep, 1]),
        surface: { ...coffee, light: crema.light, base: coffee.light },
      },
    }),
    line('M200 196V256', coffee.base, 3),
    turned(200, profile('54 158 C44 168 36 176 35 186 C36 196 46 206 56 216'), wood),
    path(patch(200, profile('54 158 C44 168 36 176 35 186 C36 196 46 206 56 216'), [-0.2, -0.16]), wood.shade),
    path(patch(200, profile('54 158 C44 168 36 176 35 186 C36 196 46 206 56 216'), [0.5, 0.53]), wood.deep),
    path('M146 158A54 16.2 0 0 0 254 158A54 12 0 0 1 146 158Z', wood.light),
    path(patch(200, profile('36.5 180 C35.6 184 35.6 188 36.5 192')), walnut.shade),
    ellipse(200, 197, 8, 6, walnut.base),
    ellipse(198, 195, 4, 3, walnut.light),
    line('M198 202C194 214 190 222 186 232', walnut.shade, 4),
    line('M203 202C206 214 208 222 212 230', walnut.shade, 4),
    steam(200, 56, 40, 24),
  );
};

/** A press of two tubes standing on a mug. */
export const aeropress = (): string =>
  scene(
    tints.mist,
    'pebble',
    shadow(204, 322, 78),
    placed(
      { x: 18, y: 30, scale: 0.92 },
      ear({ x: 256, top: 250, bottom: 300, reach: 42, width: 14, foot: -6 }, straw),
      turned(192, profile('72 226 L70 304 C70 312 66 316 60 318'), straw),
      mouth({ cx: 192, y: 226, r: 72, tone: straw }),
      turned(192, profile('40 212 L40 238'), charcoal),
      path('M112 208L148 190H238L272 208L238 226H146Z', charcoal.deep, { transform: 'translate(0 6)' }),
      path('M112 208L148 190H238L272 208L238 226H146Z', charcoal.base),
      path('M112 208L148 190H190L150 214Z', charcoal.light, { opacity: 0.5 }),
      turned(192, profile('50 170 L50 204'), { ...charcoal, base: '#5a5d62' }),
      path(patch(192, profile('44 74 L44 176')), '#8d969a', { opacity: 0.55 }),
      path(patch(192, profile('40 132 L40 176')), coffee.base, { opacity: 0.9 }),
      disc(192, 132, 40, grounds.shade),
      path(patch(192, profile('38 74 L38 116')), '#4c4e52', { opacity: 0.9 }),
      turned(192, profile('39 112 L39 130'), charcoal),
      path(patch(192, profile('44 84 L44 176'), [-0.84, -0.64]), '#fff', { opacity: 0.5 }),
      path(patch(192, profile('44 84 L44 176'), [0.6, 1]), '#22282b', { opacity: 0.25 }),
      ...[100, 120, 140, 160].map((y) => line(`M204 ${y + 13}L218 ${y + 11.6}`, '#fff', 2.6, { opacity: 0.85 })),
      path('M112 78L146 60H240L272 78L240 96H146Z', charcoal.deep, { transform: 'translate(0 5)' }),
      path('M112 78L146 60H240L272 78L240 96H146Z', charcoal.base),
      path('M112 78L146 60H190L146 84Z', charcoal.light, { opacity: 0.5 }),
      path(patch(192, profile('36 46 L38 70')), '#55585d'),
      path(patch(192, profile('36 46 L38 70'), [0.4, 1]), charcoal.shade),
      turned(192, profile('52 32 L50 44'), charcoal),
      disc(192, 32, 52, charcoal.light),
      disc(192, 33, 42, charcoal.base),
    ),
  );

/** Vietnam's metal filter on a glass with condensed milk. */
export const phin = (): string => {
  const tumbler = profile('64 186 C64 240 60 290 52 318');
  return scene(
    tints.butter,
    'sunrise',
    shadow(204, 320, 78),
    glass(200, tumbler, {
      floor: 10,
      content: {
        top: 236,
        paint: downward([coffee.base, 0], [coffee.base, 0.38], ['#a5713f', 0.46], [straw.light, 0.56], ['#fbf2d4', 1]),
        surface: { ...coffee, light: crema.light },
      },
    }),
    line('M200 196V236', coffee.base, 4),
    line('M194 200V214', coffee.base, 3),
    turned(200, profile('92 176 C90 186 80 190 66 192'), steel),
    disc(200, 176, 92, steel.light),
    disc(200, 177, 80, steel.base),
    turned(200, profile('54 104 L52 172'), steel),
    path(patch(200, profile('54 118 L53.8 124')), steel.shade),
    line('M254 122C292 108 296 152 256 152', steel.shade, 10),
    line('M254 120C288 108 292 148 256 149', steel.light, 4),
    turned(200, profile('58 98 L57 108'), steel),
    disc(200, 98, 58, steel.light),
    path('M142 98A58 17.4 0 0 1 258 98C246 84 226 80 200 80S154 84 142 98Z', steel.base),
    path('M200 80C226 80 246 84 258 98A58 17.4 0 0 1 232 112C240 100 224 84 200 80Z', steel.shade),
    turned(200, profile('6 66 L8 84'), charcoal),
    ellipse(200, 64, 15, 11, charcoal.shade),
    ellipse(197, 61, 10, 7, charcoal.light),
    specks('176 240 1.8, 188 246 1.4, 226 241 1.8', crema.base),
  );
};
