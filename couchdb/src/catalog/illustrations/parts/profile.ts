import { round } from './marks.ts';

/** A point of a half outline: how far from the axis, and how far down the page. */
export type Point = readonly [radius: number, y: number];

/** A cubic curve: start, two controls, end. */
export type Curve = readonly [Point, Point, Point, Point];

/** The right half of a turned body's outline, from the rim down to the foot. */
export type Profile = readonly Curve[];

const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/**
 * Reads a half outline written like SVG path data with absolute `L` and `C`, in (radius, y):
 * `profile('90 120 C90 200 60 250 40 260')`. Throws if a command lacks numbers.
 */
export const profile = (text: string): Profile => {
  const [start = '', ...commands] = text.split(/(?=[LC])/);
  let at = points(start)[0];
  if (at === undefined) throw new Error(`profile without a start: ${text}`);
  return commands.map((command) => {
    const from = at as Point;
    const given = points(command.slice(1));
    const end = given.at(-1);
    if (end === undefined) throw new Error(`profile command without an end: ${command}`);
    at = end;
    const [first = end, second = end] = given;
    return command.startsWith('C')
      ? [from, first, second, end]
      : [from, mix(from, end, 1 / 3), mix(from, end, 2 / 3), end];
  });
};

const points = (text: string): readonly Point[] => {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, i): Point => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0],
  );
};

const split = ([a, b, c, d]: Curve, t: number): readonly [Curve, Curve] => {
  const ab = mix(a, b, t);
  const bc = mix(b, c, t);
  const cd = mix(c, d, t);
  const abc = mix(ab, bc, t);
  const bcd = mix(bc, cd, t);
  const middle = mix(abc, bcd, t);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
};

const heightAt = ([a, b, c, d]: Curve, t: number): number =>
  (1 - t) ** 3 * a[1] + 3 * (1 - t) ** 2 * t * b[1] + 3 * (1 - t) * t ** 2 * c[1] + t ** 3 * d[1];

/** Where a curve that runs downwards reaches a height. */
const parameterAt = (curve: Curve, y: number): number => {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (heightAt(curve, middle) < y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** The part of a half outline between two heights. The outline has to run downwards. */
export const between = (whole: Profile, top: number, bottom: number): Profile =>
  whole.flatMap((curve): Profile => {
    if (curve[3][1] <= top + 0.01 || curve[0][1] >= bottom - 0.01) return [];
    const upper = curve[3][1] > bottom ? split(curve, parameterAt(curve, bottom))[0] : curve;
    return [upper[0][1] < top ? split(upper, parameterAt(upper, top))[1] : upper];
  });

/** The same outline, nearer to the axis by `distance`: the inner wall, or a layer around with a negative one. */
export const inset = (whole: Profile, distance: number): Profile =>
  whole.map((curve) => curve.map(([r, y]): Point => [Math.max(r - distance, 0), y]) as unknown as Curve);

/** The radius at a height. */
export const radiusAt = (whole: Profile, y: number): number => {
  const curve = whole.find((c) => y >= c[0][1] - 0.01 && y <= c[3][1] + 0.01);
  if (curve === undefined) throw new Error(`profile has no height ${y}`);
  return split(curve, parameterAt(curve, y))[0][3][0];
};

export const rimOf = (whole: Profile): Point => whole[0]?.[0] ?? [0, 0];

export const footOf = (whole: Profile): Point => whole.at(-1)?.[3] ?? [0, 0];

/** Path data of a point: `x y`. */
export const xy = (x: number, y: number): string => `${round(x)} ${round(y)}`;
