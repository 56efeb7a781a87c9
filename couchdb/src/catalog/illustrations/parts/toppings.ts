import { circle, each, ellipse, group, line, path, placed, round } from './marks.ts';
import { coffee, milk, type Tone } from './palette.ts';

/** A coffee bean of length 2 × `size` around (x, y). */
export const bean = (x: number, y: number, size: number, turn = 0, tone: Tone = coffee): string =>
  placed(
    { x, y, turn },
    ellipse(0, 0, size, size * 0.68, tone.base),
    path(
      `M${round(-size)} 0A${size} ${round(size * 0.68)} 0 0 1 ${round(size * 0.7)} ${round(-size * 0.48)}C${round(size * 0.2)} ${round(-size * 0.5)} ${round(-size * 0.5)} ${round(-size * 0.4)} ${round(-size)} 0Z`,
      tone.light,
      { opacity: 0.55 },
    ),
    line(
      `M${round(-size * 0.86)} ${round(size * 0.06)}C${round(-size * 0.3)} ${round(size * 0.3)} ${round(size * 0.2)} ${round(-size * 0.26)} ${round(size * 0.86)} ${round(-size * 0.04)}`,
      tone.deep,
      size * 0.16,
    ),
  );

/** Many beans of one size lying about, written as `x y turn, …`: lighter than single ones, for heaps. */
export const heap = (list: string, size: number, tone: Tone = coffee): string => {
  const crease = each(list, ([x = 0, y = 0, turn = 0]) => {
    const [c, s] = [Math.cos((turn * Math.PI) / 180) * size * 0.86, Math.sin((turn * Math.PI) / 180) * size * 0.86];
    return `M${round(x - c)} ${round(y - s)}C${round(x - c * 0.3 - s * 0.34)} ${round(y - s * 0.3 + c * 0.34)} ${round(x + c * 0.3 + s * 0.34)} ${round(y + s * 0.3 - c * 0.34)} ${round(x + c)} ${round(y + s)}`;
  });
  return (
    group(
      { fill: tone.base, stroke: tone.deep, 'stroke-width': 1.6 },
      each(
        list,
        ([x = 0, y = 0, turn = 0], i) =>
          `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${round(size * 0.68)}" transform="rotate(${turn} ${x} ${y})"${i % 3 === 1 ? ` fill="${tone.light}"` : i % 3 === 2 ? ` fill="${tone.shade}"` : ''}/>`,
      ),
    ) + line(crease, tone.deep, size * 0.17)
  );
};

const tier = (cx: number, y: number, r: number, h: number, tone: Tone): string =>
  path(
    `M${round(cx - r)} ${round(y)}C${round(cx - r * 1.12)} ${round(y - h * 0.9)} ${round(cx - r * 0.6)} ${round(y - h)} ${round(cx)} ${round(y - h)}S${round(cx + r * 1.12)} ${round(y - h * 0.9)} ${round(cx + r)} ${round(y)}C${round(cx + r * 0.9)} ${round(y + r * 0.34)} ${round(cx - r * 0.9)} ${round(y + r * 0.34)} ${round(cx - r)} ${round(y)}Z`,
    tone.base,
  ) +
  path(
    `M${round(cx + r)} ${round(y)}C${round(cx + r * 0.9)} ${round(y + r * 0.34)} ${round(cx - r * 0.9)} ${round(y + r * 0.34)} ${round(cx - r)} ${round(y)}C${round(cx - r * 0.4)} ${round(y + r * 0.2)} ${round(cx + r * 0.5)} ${round(y + r * 0.14)} ${round(cx + r * 0.86)} ${round(y - h * 0.6)}Z`,
    tone.shade,
  ) +
  [-0.55, -0.05, 0.42]
    .map((s) =>
      line(
        `M${round(cx + r * s)} ${round(y - h * 0.78)}Q${round(cx + r * (s + 0.34))} ${round(y - h * 0.2)} ${round(cx + r * (s + 0.26))} ${round(y + r * 0.16)}`,
        tone.shade,
        3,
        { opacity: 0.75 },
      ),
    )
    .join('');

/** Piped cream standing on (cx, y), `r` wide at its foot. */
export const cream = (cx: number, y: number, r: number, tone: Tone = milk): string => {
  const h = r * 0.52;
  return (
    tier(cx, y, r, h, tone) +
    tier(cx, y - h * 0.82, r * 0.72, h, tone) +
    tier(cx + r * 0.02, y - h * 1.6, r * 0.44, h * 0.9, tone) +
    path(
      `M${round(cx - r * 0.2)} ${round(y - h * 2.2)}C${round(cx - r * 0.16)} ${round(y - h * 2.9)} ${round(cx + r * 0.16)} ${round(y - h * 2.8)} ${round(cx + r * 0.06)} ${round(y - h * 3.3)}C${round(cx + r * 0.34)} ${round(y - h * 2.9)} ${round(cx + r * 0.3)} ${round(y - h * 2.4)} ${round(cx + r * 0.24)} ${round(y - h * 2.2)}Z`,
      tone.base,
    ) +
    line(
      `M${round(cx - r * 0.72)} ${round(y - h * 0.5)}C${round(cx - r * 0.66)} ${round(y - h * 0.8)} ${round(cx - r * 0.5)} ${round(y - h * 0.86)} ${round(cx - r * 0.4)} ${round(y - h * 0.88)}`,
      tone.light,
      4,
    )
  );
};

/** Small round specks, written as `x y radius, …`: cocoa, seeds, bubbles. */
export const specks = (list: string, colour: string, opacity = 1): string =>
  group(
    { fill: colour, opacity },
    each(list, ([x = 0, y = 0, r = 1]) => `<circle cx="${round(x)}" cy="${round(y)}" r="${r}"/>`),
  );

/** Small bubbles along a line of foam, from left to right within an ellipse. */
export const froth = (cx: number, y: number, rx: number, ry: number, colour: string): string =>
  specks(
    [0.2, 1.1, 1.9, 2.8, 3.7, 4.4, 5.3, 6]
      .map((angle, i) => `${cx + rx * Math.cos(angle)} ${y + ry * Math.sin(angle)} ${round(1.6 + (i % 3) * 0.8)}`)
      .join(','),
    colour,
    0.8,
  );

/** A slice of citrus seen flat, `r` across. */
export const slice = (x: number, y: number, r: number, rind: Tone, turn = 0): string =>
  placed(
    { x, y, turn },
    circle(0, 0, r, rind.base),
    circle(0, 0, r * 0.86, '#fff6e2'),
    ...[0, 60, 120, 180, 240, 300].map((at) =>
      group(
        { transform: `rotate(${at})` },
        path(
          `M0 ${round(-r * 0.1)}L${round(r * 0.34)} ${round(-r * 0.66)}Q0 ${round(-r * 0.88)} ${round(-r * 0.34)} ${round(-r * 0.66)}Z`,
          rind.light,
        ),
      ),
    ),
  );
