import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from './parse-strict-json.ts';

test('what JSON can say, the strict parser reads the same', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('"__proto__"'));
      const text = JSON.stringify(value);
      expect(parseStrictJson(Buffer.from(text))).toEqual({ kind: 'value', value: JSON.parse(text) });
    }),
  );
});

test('whatever the text is, it is read as JSON.parse reads it or called bad', () => {
  const fragments = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '1', 'a', ' ', '\\u00', 'é'));
  const texts = fc.oneof(
    fragments.map((parts) => parts.join('')),
    fc.string(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseStrictJson(Buffer.from(text));
      expect(parsed.kind === 'bad' ? undefined : parsed.value).toEqual(
        parsed.kind === 'bad' ? undefined : JSON.parse(text),
      );
    }),
  );
});

test('whatever the bytes are, it answers', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(parseStrictJson(bytes)).toHaveProperty('kind');
    }),
  );
});
