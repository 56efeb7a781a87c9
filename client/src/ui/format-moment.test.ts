import { expect, test } from 'vitest';
import { formatMoment } from './format-moment.ts';

const now = Date.parse('2026-11-20T23:30:00.000Z');

test('a time of today is told without its day', () => {
  expect(formatMoment('2026-11-20T08:05:00.000Z', { locale: 'en-GB', now, timeZone: 'UTC' })).toBe('08:05');
});

test('today is meant in the zone that is asked for', () => {
  const berlin = { locale: 'en-GB', now, timeZone: 'Europe/Berlin' };
  expect(formatMoment('2026-11-20T22:59:00.000Z', berlin)).toBe('20 Nov · 23:59');
  expect(formatMoment('2026-11-20T23:01:00.000Z', berlin)).toBe('00:01');
});

test('another year is named', () => {
  expect(formatMoment('2025-11-20T08:05:00.000Z', { locale: 'en-GB', now, timeZone: 'UTC' })).toBe(
    '20 Nov 2025 · 08:05',
  );
});
