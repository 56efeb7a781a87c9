import { expect, test } from 'vitest';
import { drawItem, drawnSlugs } from './draw-item.ts';

const pictures = drawnSlugs.map((slug) => ({ slug, svg: drawItem(slug) }));

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads the strict part of XML our pictures use (tags and quoted attributes, no text); throws where it is not that. */
const readTags = (svg: string): Tag[] => {
  const open: string[] = [];
  const tags: Tag[] = [];
  const tag = /<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"<&]*")*)(\/?)>/y;
  while (tag.lastIndex < svg.length) {
    const at = tag.lastIndex;
    const found = tag.exec(svg);
    if (found === null) throw new Error(`not well formed at ${at}: ${svg.slice(at, at + 40)}`);
    const [, closing, name = '', written = '', empty] = found;
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> at ${at} closes nothing`);
      continue;
    }
    const pairs = [...written.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, value] as const,
    );
    const attributes = Object.fromEntries(pairs);
    if (Object.keys(attributes).length !== pairs.length) throw new Error(`an attribute given twice at ${at}`);
    tags.push({ name, attributes });
    if (empty !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`);
  return tags;
};

const DRAWN = new Set([
  'svg',
  'defs',
  'g',
  'path',
  'ellipse',
  'circle',
  'rect',
  'clipPath',
  'linearGradient',
  'radialGradient',
  'stop',
]);

/** What remains when nobody can see colours: every shape and where it is. */
const shapes = (svg: string): string[] =>
  readTags(svg)
    .filter(({ name }) => ['path', 'ellipse', 'circle', 'rect'].includes(name))
    .map(({ name, attributes: { fill: _fill, stroke: _stroke, opacity: _opacity, 'clip-path': _clip, ...geometry } }) =>
      JSON.stringify([name, geometry]),
    );

test.each(pictures)('the picture of $slug is well-formed, square, and nothing but shapes', ({ svg }) => {
  const tags = readTags(svg);
  expect(tags[0]).toEqual({ name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 400 400' } });
  expect(tags.filter(({ name }) => !DRAWN.has(name))).toEqual([]);
  const attributes = tags.flatMap((tag) => Object.entries(tag.attributes));
  expect(attributes.filter(([name]) => /href|^on|style|src/i.test(name))).toEqual([]);
  expect(attributes.filter(([, value]) => /NaN|undefined|Infinity/.test(value))).toEqual([]);
});

test.each(pictures)('the picture of $slug refers only to ids of its own', ({ slug, svg }) => {
  const ids = readTags(svg).flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id.startsWith(`${slug}-`))).toBe(true);
  const used = [...svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id ?? '');
  expect([...new Set(used)].sort()).toEqual([...ids].sort());
});

test.each(pictures)('the picture of $slug is neither a stub nor a burden', ({ svg }) => {
  expect(svg.length).toBeGreaterThan(2_000);
  expect(svg.length).toBeLessThan(10_240);
});

test('no picture is another one recoloured', () => {
  const outlines = pictures.map(({ svg }) => shapes(svg).join());
  expect(pictures.filter((_, i) => outlines.indexOf(outlines[i] ?? '') !== i).map(({ slug }) => slug)).toEqual([]);
});

test('no two pictures have half of their shapes in common', () => {
  const drawn = pictures.map(({ slug, svg }) => ({ slug, shapes: new Set(shapes(svg)) }));
  const alike = drawn.flatMap((one, i) =>
    drawn.slice(i + 1).flatMap((other) => {
      const common = [...one.shapes].filter((shape) => other.shapes.has(shape)).length;
      return common * 2 >= Math.min(one.shapes.size, other.shapes.size)
        ? [`${one.slug} and ${other.slug}: ${common}`]
        : [];
    }),
  );
  expect(alike).toEqual([]);
});

test('a picture is drawn the same every time, and an unknown slug is an error', () => {
  expect(pictures.every(({ slug, svg }) => drawItem(slug) === svg)).toBe(true);
  expect(() => drawItem('no-such-thing')).toThrow('no picture was drawn for no-such-thing');
});
