import { expect, test } from 'vitest';
import { openRateLimiter } from './rate-limiter.ts';

const openAt = (start: number, rate = { max: 10, perSeconds: 10 }) => {
  const clock = { now: start };
  return { clock, limiter: openRateLimiter(rate, () => clock.now) };
};

test('an allowance is spent at once and refills steadily', () => {
  const { clock, limiter } = openAt(1_000_000);
  for (let count = 0; count < 10; count += 1) expect(limiter.take('a').kind).toBe('taken');
  expect(limiter.take('a')).toEqual({ kind: 'too-many', retryAfterSeconds: 1 });
  expect(limiter.take('b').kind).toBe('taken');
  clock.now += 1_000;
  expect(limiter.take('a').kind).toBe('taken');
  expect(limiter.take('a').kind).toBe('too-many');
  clock.now += 60_000;
  for (let count = 0; count < 10; count += 1) expect(limiter.take('a').kind).toBe('taken');
});

test('a large cost is taken when there is room for it, and paid off after', () => {
  const { clock, limiter } = openAt(0);
  expect(limiter.take('a', 4).kind).toBe('taken');
  expect(limiter.take('a', 7)).toEqual({ kind: 'too-many', retryAfterSeconds: 1 });
  expect(limiter.take('a', 6).kind).toBe('taken');
  expect(limiter.take('a', 30)).toEqual({ kind: 'too-many', retryAfterSeconds: 10 });
  clock.now += 10_000;
  expect(limiter.take('a', 30).kind).toBe('taken');
  clock.now += 10_000;
  expect(limiter.take('a').kind).toBe('too-many');
});

test('a clock that was put back locks nobody out', () => {
  const { clock, limiter } = openAt(1_000_000);
  for (let count = 0; count < 10; count += 1) limiter.take('a');
  clock.now = 0;
  expect(limiter.take('a').kind).toBe('too-many');
  clock.now = 11_000;
  expect(limiter.take('a').kind).toBe('taken');
});
