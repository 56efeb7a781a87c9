import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCENTED_LETTERS, foldAccents } from './fold-accents.ts';

test('accents go, letters stay, in whichever form they were typed', () => {
  expect(foldAccents('Élise Ångström Ζωή Йосиф Nguyễn')).toBe('Elise Angstrom Ζωη Иосиф Nguyen');
  expect(foldAccents('E\u0301lise')).toBe('Elise');
  expect(foldAccents('آية ß 한국 😀')).toBe('آية ß 한국 😀');
});

test('a folded text is folded, and both forms of a letter fold to the same', () => {
  const letters = fc.string({ unit: fc.constantFrom(...ACCENTED_LETTERS.accented.split(''), 'a', 'Z', ' ') });
  fc.assert(
    fc.property(letters, (text) => {
      expect(foldAccents(foldAccents(text))).toBe(foldAccents(text));
      expect(foldAccents(text.normalize('NFD'))).toBe(foldAccents(text));
    }),
  );
});
