/** Further SVG attributes of a mark, for example `{ opacity: 0.4, transform: 'rotate(12)' }`. */
export type Attributes = Readonly<Record<string, string | number>>;

/** One decimal is finer than any screen shows at 400 units, and keeps the files small. */
export const round = (value: number): number => Math.round(value * 10) / 10;

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 100) / 100 : value}"`)
    .join('');

/** Reads places written as `150 150 2, 168 142 2.4`: so many numbers each as the reader wants. */
const places = (text: string): readonly (readonly number[])[] =>
  text.split(',').map((place) => place.trim().split(' ').map(Number));

/** The same mark at many places, written as `150 150 2, 168 142 2.4`. */
export const each = (text: string, mark: (place: readonly number[], index: number) => string): string =>
  places(text).map(mark).join('');

/** A filled outline. `d` is SVG path data. */
export const path = (d: string, fill: string, more: Attributes = {}): string =>
  `<path d="${d}" fill="${fill}"${written(more)}/>`;

/** An open stroke with round ends. */
export const line = (d: string, colour: string, width: number, more: Attributes = {}): string => {
  const ends = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...more };
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(width)}"${written(ends)}/>`;
};

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Attributes = {}): string =>
  `<ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${written(more)}/>`;

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string =>
  `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(r)}" fill="${fill}"${written(more)}/>`;

/** A rectangle with its corners rounded by `corner`. */
export const block = (
  { x, y, width, height, corner = 0 }: { x: number; y: number; width: number; height: number; corner?: number },
  fill: string,
  more: Attributes = {},
): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${corner > 0 ? ` rx="${round(corner)}"` : ''} fill="${fill}"${written(more)}/>`;

/** Marks that move, turn, fade or are cut together. */
export const group = (attributes: Attributes, ...marks: readonly string[]): string =>
  `<g${written(attributes)}>${marks.join('')}</g>`;

/** Marks moved to (x, y), turned by `turn` degrees and enlarged. */
export const placed = (
  {
    x,
    y,
    turn = 0,
    scale = 1,
    scaleY = scale,
  }: { x: number; y: number; turn?: number; scale?: number; scaleY?: number },
  ...marks: readonly string[]
): string => {
  const turned = turn === 0 ? '' : ` rotate(${round(turn)})`;
  const sized = scale === 1 && scaleY === 1 ? '' : ` scale(${scale}${scale === scaleY ? '' : ` ${scaleY}`})`;
  return group({ transform: `translate(${round(x)} ${round(y)})${turned}${sized}` }, ...marks);
};
