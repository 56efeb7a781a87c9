import { expect, test } from 'vitest';
import { nextPage } from './next-page.ts';

test('signing in leads to the page that asked for it, and never to another site', () => {
  expect(nextPage('/cart')).toBe('/cart');
  expect(nextPage(null)).toBeUndefined();
  expect(nextPage('//evil.example')).toBeUndefined();
  expect(nextPage('/\\evil.example')).toBeUndefined();
  expect(nextPage('https://evil.example')).toBeUndefined();
});
