import { expect, test } from 'vitest';
import { allowedOrigins, checkOrigin } from './check-origin.ts';

const post = (origin?: string, fetchSite?: string, allowed = allowedOrigins('https://shop.example')) =>
  checkOrigin({ method: 'POST', origin, fetchSite }, allowed)?.code;

test('changes come from our own pages, or from no page at all', () => {
  expect(post('https://shop.example')).toBeUndefined();
  expect(post()).toBeUndefined();
  expect(post(undefined, 'same-origin')).toBeUndefined();
  expect(post('https://evil.example')).toBe('forbidden');
  expect(post('http://shop.example')).toBe('forbidden');
  expect(post('null')).toBe('forbidden');
  expect(post('')).toBe('forbidden');
  expect(post(undefined, 'cross-site')).toBe('forbidden');
  expect(post(undefined, 'same-site')).toBe('forbidden');
});

test('reading is not checked', () => {
  expect(
    checkOrigin({ method: 'GET', origin: 'https://evil.example', fetchSite: 'cross-site' }, new Set()),
  ).toBeUndefined();
});

test('this machine is this machine by any name', () => {
  const local = allowedOrigins('http://localhost:3000');
  expect(post('http://127.0.0.1:3000', undefined, local)).toBeUndefined();
  expect(post('http://localhost:3000', undefined, local)).toBeUndefined();
  expect(post('http://localhost:3001', undefined, local)).toBe('forbidden');
});
