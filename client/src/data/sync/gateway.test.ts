import { expect, test } from 'vitest';
import type { Device } from '../device/device.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { testDevice } from '../testing/test-device.ts';
import { Gateway } from './gateway.ts';
import { problemOf } from './gateway-problem.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}): Device['fetch'] => {
  return async () => Response.json(body, { status, headers });
};
const problemWith = async (ask: Device['fetch']) => {
  const gateway = new Gateway(testDevice(ask), 'ada');
  return problemOf(await gateway.post('user', '/_revs_diff', {}).catch((error: unknown) => error));
};

test.each([
  [409, { error: { code: 'wrong-user', message: '' } }, { kind: 'wrong-user' }],
  [401, { error: { code: 'unauthenticated', message: '' } }, { kind: 'signed-out' }],
  [403, { error: { code: 'forbidden', message: 'not here' } }, { kind: 'refused', status: 403, reason: 'not here' }],
  [403, { error: 'forbidden', reason: 'not so' }, { kind: 'refused', status: 403, reason: 'not so' }],
  [
    409,
    { error: 'conflict', reason: 'Document update conflict.' },
    { kind: 'refused', status: 409, reason: 'Document update conflict.' },
  ],
])('an answer %i is understood', async (status, body, problem) => {
  expect(await problemWith(answering(status, body))).toEqual(problem);
});

test('a busy shop says when to come back', async () => {
  expect(await problemWith(answering(429, {}, { 'retry-after': '7' }))).toEqual({ kind: 'busy', retryAfterMs: 7_000 });
});

test('no network is no answer', async () => {
  expect(await problemWith(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'offline' });
});

test('a connection that hangs is given up', async () => {
  const device = testDevice(noShop);
  device.network.fails = 'hangs';
  const limits: number[] = [];
  const hurried = {
    ...device,
    after: (ms: number, task: () => void) => {
      limits.push(ms);
      return device.after(0, task);
    },
  };
  const gateway = new Gateway(hurried, 'ada');
  const error: unknown = await gateway.post('user', '/_revs_diff', {}).catch((reason: unknown) => reason);
  expect(problemOf(error)).toEqual({ kind: 'offline' });
  expect(limits).toEqual([10_000]);
});

test('a user who has left asks nothing more', async () => {
  const device = testDevice(answering(200, {}));
  const gateway = new Gateway(device, 'ada');
  gateway.leave();
  await expect(gateway.post('user', '/_revs_diff', {})).rejects.toThrow('cannot be reached');
  expect(device.requests).toEqual([]);
});
