import { expect, test } from 'vitest';
import { openSignInGuard } from './sign-in-guard.ts';

const open = () => {
  const clock = { now: 1_000_000 };
  const guard = openSignInGuard({ free: 3, firstWaitSeconds: 5, longestWaitSeconds: 60 }, () => clock.now);
  return { clock, guard };
};

test('a few wrong passwords are free, then each makes the next try wait twice as long', () => {
  const { clock, guard } = open();
  const waits: number[] = [];
  for (let count = 0; count < 8; count += 1) {
    guard.failed('ada@example.org', '192.0.2.1');
    const answer = guard.mayTry('ada@example.org', '192.0.2.1');
    waits.push(answer.kind === 'yes' ? 0 : answer.retryAfterSeconds);
    clock.now += 60_000;
    expect(guard.mayTry('ada@example.org', '192.0.2.1').kind).toBe('yes');
  }
  expect(waits).toEqual([0, 0, 5, 10, 20, 40, 60, 60]);
});

test('one address cannot keep the user out from another; the right password starts afresh', () => {
  const { guard } = open();
  for (let count = 0; count < 5; count += 1) guard.failed('ada@example.org', '192.0.2.1');
  expect(guard.mayTry('ada@example.org', '192.0.2.1').kind).toBe('wait');
  expect(guard.mayTry('ada@example.org', '192.0.2.2').kind).toBe('yes');
  expect(guard.mayTry('bob@example.org', '192.0.2.1').kind).toBe('yes');
  guard.succeeded('ada@example.org', '192.0.2.1');
  expect(guard.mayTry('ada@example.org', '192.0.2.1').kind).toBe('yes');
});

test('guesses from very many addresses are slowed down together', () => {
  const { guard } = open();
  for (let count = 0; count < 100; count += 1) guard.failed('ada@example.org', `192.0.2.${count}`);
  expect(guard.mayTry('ada@example.org', '198.51.100.1').kind).toBe('wait');
});
