import { lit } from '../parts/lit.ts';
import { circle, each, ellipse, line, path, placed, round } from '../parts/marks.ts';
import { berry, blush, chocolate, crust, matcha, milk, mustard, plum, porcelain, tints } from '../parts/palette.ts';
import { profile } from '../parts/profile.ts';
import { scene, shadow } from '../parts/scene.ts';
import { saucer } from '../parts/tableware.ts';
import { specks } from '../parts/toppings.ts';
import { disc, patch, turned } from '../parts/turned.ts';

const blueberry = (x: number, y: number, r: number): string =>
  circle(x, y, r, berry.shade) +
  circle(x - r * 0.12, y - r * 0.14, r * 0.84, berry.base) +
  path(
    `M${round(x - r * 0.3)} ${round(y - r * 0.2)}l${round(r * 0.3)} ${round(-r * 0.22)}l${round(r * 0.3)} ${round(r * 0.2)}l${round(-r * 0.1)} ${round(r * 0.34)}h${round(-r * 0.38)}Z`,
    berry.deep,
  ) +
  ellipse(x - r * 0.4, y - r * 0.46, r * 0.24, r * 0.16, berry.light);

/** A domed muffin in a pleated paper, berries bursting. */
export const blueberryMuffin = (): string => {
  const cupcake = profile('90 206 L70 312');
  return scene(
    tints.lilac,
    'disc',
    shadow(204, 314, 88),
    turned(200, cupcake, { light: '#e9f1f5', base: '#c9dde8', shade: '#a4c0d0', deep: '#7d9db0' }, { gloss: 0.4 }),
    ...Array.from({ length: 13 }, (_, i) => -0.94 + i * 0.157).map((s, i) =>
      path(patch(200, cupcake, [s - 0.035, s + 0.035]), i % 2 === 0 ? '#8fb0c2' : '#f2f8fb', { opacity: 0.55 }),
    ),
    lit(
      'M92 214C76 204 80 184 96 176C100 138 142 104 198 104S298 136 306 176C322 186 322 206 308 214C292 236 258 230 246 240C230 250 216 236 200 242C180 250 168 236 154 240C136 240 110 234 92 214Z',
      crust,
      { dx: 18, dy: 16, rim: 8 },
      path('M120 170C128 146 150 128 176 124C160 140 150 160 148 180Z', crust.light, { opacity: 0.8 }),
      line(
        'M146 196C160 206 176 196 188 206M226 170C240 178 256 170 266 182M186 140C196 148 210 142 220 150',
        crust.shade,
        3.5,
      ),
    ),
    path('M176 176C188 166 206 172 206 188C204 206 196 222 188 220C180 206 166 196 176 176Z', berry.base, {
      opacity: 0.75,
    }),
    blueberry(186, 176, 19),
    blueberry(246, 156, 18),
    blueberry(140, 204, 17),
    blueberry(264, 206, 18),
    blueberry(208, 128, 16),
    blueberry(226, 218, 13),
    specks(
      '156 156 3, 172 144 2.4, 216 190 3, 238 190 2.4, 164 216 2.6, 286 184 2.6, 120 190 2.4, 196 152 2.2',
      '#fff6dd',
    ),
    blueberry(300, 314, 17),
    blueberry(324, 320, 13),
  );
};

/** Cookies: two lying, one leaning with a bite gone. */
export const chocolateChipCookie = (): string => {
  const lying = (x: number, y: number): string =>
    placed(
      { x, y },
      ellipse(0, 16, 118, 36, crust.deep),
      ellipse(0, 8, 118, 37, crust.shade),
      ellipse(0, 0, 117, 36, crust.base),
      specks('-84 14 5, -40 28 6, 10 32 5, 60 24 6, 92 10 4.4', chocolate.base),
    );
  return scene(
    tints.sand,
    'pebble',
    shadow(206, 304, 122, 36),
    lying(204, 280),
    lying(196, 252),
    ellipse(206, 246, 76, 20, crust.deep, { opacity: 0.45 }),
    lit(
      'M286 112C306 130 312 158 306 186C292 228 248 250 204 248C142 246 100 206 102 152C104 98 148 62 202 62C222 62 240 66 254 74C246 82 250 94 260 94C258 106 272 116 286 112Z',
      crust,
      { dx: 10, dy: 12, rim: 8 },
      line(
        'M136 136C150 146 148 160 160 166M230 190C242 184 256 196 268 188M180 92C190 100 204 94 212 104M150 212C164 206 176 220 190 214',
        crust.shade,
        4,
      ),
      specks(
        '170 120 3, 226 124 3.4, 140 180 3, 196 226 3, 248 152 3, 206 180 2.6, 278 150 2.4, 124 150 2.4',
        crust.shade,
      ),
    ),
    each(
      '152 108 15, 212 88 12, 196 140 17, 256 172 15, 144 164 12, 180 196 15, 230 222 12, 240 122 11, 284 148 9, 128 128 8, 212 168 8, 152 208 9',
      ([x = 0, y = 0, r = 0], i) =>
        placed(
          { x, y, turn: i * 40 },
          path(
            `M${-r} ${r * 0.3}C${-r} ${-r * 0.8} ${r * 0.7} ${-r} ${r} ${-r * 0.1}C${r * 0.9} ${r * 0.9} ${-r * 0.6} ${r} ${-r} ${r * 0.3}Z`,
            chocolate.base,
          ),
          ellipse(-r * 0.2, -r * 0.3, r * 0.4, r * 0.24, chocolate.light),
        ),
    ),
    specks('300 88 4, 316 104 3, 290 68 2.6, 100 322 3, 318 318 3.6', crust.base),
  );
};

/** Two canelés, fluted, dark and shining. */
export const caneles = (): string => {
  const bake = { light: '#d08a4e', base: '#8a4a24', shade: '#653218', deep: '#44200f' };
  const one = (x: number, y: number, s: number): string => {
    const body = profile('62 -104 C72 -92 74 -80 76 -66 L84 0');
    const flutes = [-0.97, -0.72, -0.4, 0, 0.4, 0.72, 0.97];
    return placed(
      { x, y, scale: s },
      turned(0, body, bake, { gloss: 0 }),
      ...flutes
        .slice(0, -1)
        .map((from, i) =>
          path(
            patch(0, body, [from + 0.03, from + ((flutes[i + 1] ?? 1) - from) * 0.46]),
            i < 3 ? bake.light : bake.base,
            { opacity: i < 2 ? 0.75 : i < 4 ? 0.45 : 0.3 },
          ),
        ),
      ...flutes.map((at) =>
        path(patch(0, body, [Math.max(-1, at - 0.035), Math.min(1, at + 0.035)]), bake.deep, { opacity: 0.75 }),
      ),
      path(patch(0, profile('81 -22 L83 -6'), [-0.95, 0.3]), bake.light, { opacity: 0.25 }),
      disc(0, -104, 63, bake.shade),
      disc(0, -107, 58, bake.base),
      ellipse(4, -104, 36, 9, bake.deep),
      ellipse(4, -102, 32, 7, bake.shade),
      line('M-44 -114C-34 -120 -16 -123 0 -123', '#f0bd83', 4, { opacity: 0.85 }),
      line('M-50 -84V-54', '#f5cf9d', 5, { opacity: 0.7 }),
    );
  };
  return scene(
    tints.blush,
    'arch',
    saucer(200, 280, 152, porcelain),
    one(262, 256, 0.94),
    ellipse(170, 290, 100, 26, '#5b3a26', { opacity: 0.25 }),
    one(150, 286, 1.12),
    specks('250 312 2, 268 306 2.6, 286 300 2, 304 304 1.8', bake.base),
  );
};

/** Macarons, four flavours, stacked. */
export const macarons = (): string => {
  const shell = (tone: typeof blush, w: number): string =>
    path(
      `M${-w} 2C${-w} ${-w * 0.52} ${-w * 0.5} ${-w * 0.62} 0 ${-w * 0.62}S${w} ${-w * 0.52} ${w} 2C${w * 0.6} ${w * 0.24} ${-w * 0.6} ${w * 0.24} ${-w} 2Z`,
      tone.base,
    ) +
    path(
      `M${w} 2C${w * 0.6} ${w * 0.24} ${-w * 0.3} ${w * 0.24} ${-w * 0.7} ${w * 0.12}C0 ${w * 0.1} ${w * 0.6} 0 ${w * 0.66} ${-w * 0.44}C${w * 0.9} ${-w * 0.34} ${w} ${-w * 0.2} ${w} 2Z`,
      tone.shade,
    ) +
    ellipse(-w * 0.4, -w * 0.34, w * 0.24, w * 0.11, tone.light, { transform: `rotate(-16 ${-w * 0.4} ${-w * 0.34})` });
  const frill = (y: number, w: number, tone: typeof blush): string =>
    path(
      `M${-w} ${y}${Array.from({ length: 12 }, (_, i) => `q${round(w / 12)} ${i % 2 === 0 ? 13 : 9} ${round(w / 6)} 0`).join('')}C${w * 0.6} ${y + 15} ${-w * 0.6} ${y + 15} ${-w} ${y}Z`,
      tone.shade,
    ) +
    path(
      `M${-w} ${y}C${-w * 0.6} ${y + 17} ${w * 0.6} ${y + 17} ${w} ${y}V${y + 5}C${w * 0.6} ${y + 23} ${-w * 0.6} ${y + 23} ${-w} ${y + 5}Z`,
      tone.light,
      { opacity: 0.9 },
    );
  const one = (x: number, y: number, tone: typeof blush, filling: string, turn = 0): string =>
    placed(
      { x, y, turn },
      path('M-76 30C-76 14 76 14 76 30C70 66 -70 66 -76 30Z', tone.shade),
      path('M-76 30C-50 50 50 50 76 30C72 40 60 48 40 53C-20 62 -72 52 -76 30Z', tone.deep, { opacity: 0.5 }),
      frill(22, 78, tone),
      path('M-74 12C-50 34 50 34 74 12V22C50 44 -50 44 -74 22Z', filling),
      frill(4, 78, tone),
      shell(tone, 78),
    );
  return scene(
    tints.butter,
    'flower',
    shadow(186, 316, 96, 24),
    shadow(318, 312, 46, 20),
    one(176, 270, { ...plum, light: '#c9a9c2', base: '#a882a2', shade: '#8a6484' }, milk.base),
    one(184, 196, { ...matcha, light: '#dfe9bb', base: '#bdd084', shade: '#9bb163' }, chocolate.base, -3),
    one(176, 124, { ...blush, light: '#fbe0da', base: '#f0b6ae', shade: '#da958d' }, '#fff6ea', 3),
    placed(
      { x: 306, y: 262, turn: 66, scale: 0.86 },
      one(0, -16, { ...mustard, light: '#fbe7ae', base: '#f0cb6c', shade: '#d9ad48' }, chocolate.light),
    ),
  );
};
