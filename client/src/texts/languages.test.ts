import { expect, test } from 'vitest';
import { chooseLocale } from './languages.ts';

test('the language a user chose is spoken, in the regional form of the browser where it has one', () => {
  expect(chooseLocale(['en-GB', 'de-AT'], 'de')).toEqual({ language: 'de', tag: 'de-AT' });
  expect(chooseLocale(['en-GB'], 'ar')).toEqual({ language: 'ar', tag: 'ar' });
});

test('without a choice, the first language of the browser that the shop has is spoken', () => {
  expect(chooseLocale(['fr-FR', 'ar-EG', 'en'], null)).toEqual({ language: 'ar', tag: 'ar-EG' });
});

test('a browser with no language of the shop gets English', () => {
  expect(chooseLocale(['fr', 'constructor'], null)).toEqual({ language: 'en', tag: 'en' });
  expect(chooseLocale([], '__proto__')).toEqual({ language: 'en', tag: 'en' });
});
