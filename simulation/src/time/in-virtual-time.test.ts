import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SeededRandom } from '../random/seeded-random.ts';
import { inVirtualTime } from './in-virtual-time.ts';

const START = Date.parse('2026-11-20T08:00:00.000Z');
const inTime = <T>(work: () => Promise<T>) => inVirtualTime(START, new SeededRandom('test'), work);

test('a day passes at once, and every clock shows it', async () => {
  const shown = await inTime(async () => {
    await new Promise((resolve) => setTimeout(resolve, 80_000_000));
    await sleep(1_000);
    return [Date.now() - START, new Date().toISOString(), performance.now() - START];
  });
  expect(shown).toEqual([80_001_000, '2026-11-21T06:13:21.000Z', 80_001_000]);
});

test('timers come in the order of their times, those of one instant in the order in which they were set', async () => {
  const heard = await inTime(async () => {
    const order: string[] = [];
    setTimeout(() => order.push('late'), 20);
    setTimeout(() => order.push('first of two'), 10);
    setTimeout(() => order.push('second of two'), 10);
    setImmediate(() => order.push('at once'));
    const cleared = setTimeout(() => order.push('never'), 5);
    clearTimeout(cleared);
    await new Promise((resolve) => setTimeout(resolve, 30));
    return order;
  });
  expect(heard).toEqual(['at once', 'first of two', 'second of two', 'late']);
});

test('chance is the same each time, whoever asks for it', async () => {
  const draw = () => inTime(async () => [Math.random(), randomBytes(4).toString('hex'), crypto.randomUUID()]);
  expect(await draw()).toEqual(await draw());
});

test('what can never end is told, and the real clock comes back', async () => {
  await expect(inTime(() => new Promise(() => {}))).rejects.toThrow('stands still');
  expect(Math.abs(Date.now() - START)).toBeGreaterThan(10_000);
});
