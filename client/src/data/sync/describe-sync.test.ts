import { expect, test } from 'vitest';
import { describeSync } from './describe-sync.ts';

const none = { waiting: 0, refused: [] };
const refused = [{ id: 'a', rev: '1-a', reason: 'too large', firstTime: '', attempts: 1, nextTime: 0 }];

test('safe is said only when nothing is left and nothing went wrong', () => {
  expect(describeSync(none, undefined, 'now')).toEqual({ kind: 'safe', lastTime: 'now' });
  expect(describeSync({ ...none, waiting: 1 }, undefined, 'now')).toEqual({ kind: 'sending', pending: 1 });
  expect(describeSync(none, { kind: 'offline' }, 'now')).toEqual({ kind: 'offline', pending: 0 });
});

test('a refused change is a problem with its reason, and still counts', () => {
  expect(describeSync({ waiting: 2, refused }, undefined, 'now')).toEqual({
    kind: 'problem',
    of: 'shop',
    reason: 'too large',
    pending: 3,
  });
});

test.each([
  [{ kind: 'signed-out' }, 'sign-in'],
  [{ kind: 'wrong-user' }, 'sign-in'],
  [{ kind: 'device', reason: 'the disk is full' }, 'device'],
  [{ kind: 'busy', retryAfterMs: 1 }, 'shop'],
  [{ kind: 'refused', status: 403, reason: 'no' }, 'shop'],
] as const)('%o is a problem of the %s, also while something is refused', (problem, of) => {
  expect(describeSync({ waiting: 0, refused }, problem, 'now')).toMatchObject({ kind: 'problem', of, pending: 1 });
});
