import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAIRING_CODE_PATTERN, pairingCodeOf, pairingLink, readPairingCode, showPairingCode } from './pairing-code.ts';

const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(pairingCodeOf);

test('a code is read again however it is written', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('', ' ', '-', ' – '), (made, gap) => {
      expect(made).toMatch(PAIRING_CODE_PATTERN);
      expect(readPairingCode(showPairingCode(made))).toBe(made);
      expect(readPairingCode(pairingLink('https://shop.example', made))).toBe(made);
      const mistyped = made.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
      expect(readPairingCode(` ${mistyped.slice(0, 3)}${gap}${mistyped.slice(3)} `)).toBe(made);
    }),
  );
});

test.each([
  '',
  'ABCDE',
  'ABCDE-FGHJ',
  'ABCDE-FGHJKM',
  'ABCDU-FGHJK',
  'https://example.org/',
  'ABCDE-FGHJ!',
  '１２３４５６７８９０',
])('%j is no code', (text) => {
  expect(readPairingCode(text)).toBeUndefined();
});

test('every character of the alphabet is as likely', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const [first = ''] = pairingCodeOf(new Uint8Array(10).fill(byte));
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect([counts.size, new Set(counts.values())]).toEqual([32, new Set([8])]);
});

test('a code needs ten random bytes', () => {
  expect(() => pairingCodeOf(new Uint8Array(9))).toThrow('ten random bytes');
});
