import { expect, test } from 'vitest';
import type { Device } from '../device/device.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { testDevice } from '../testing/test-device.ts';
import { virtualTime } from '../testing/virtual-time.ts';
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

/** A shop whose answer comes in so many parts, one each five seconds, and then ends or falls silent; with a gateway in its time. */
function slowShop({ parts, ends }: { parts: number; ends: boolean }) {
  const time = virtualTime();
  const ask: Device['fetch'] = async (_url, { signal }) => {
    const body = new TransformStream<string, string>();
    const writer = body.writable.getWriter();
    signal?.addEventListener('abort', () => void writer.abort(signal.reason).catch(() => undefined));
    for (let part = 1; part <= parts; part += 1) {
      time.after(5_000 * part, () => void writer.write(part === 1 ? '[1' : `,${part}`).catch(() => undefined));
    }
    if (ends) time.after(5_000 * parts, () => void writer.write(']').then(() => writer.close()));
    return new Response(body.readable.pipeThrough(new TextEncoderStream()));
  };
  return { time, gateway: new Gateway(Object.assign(testDevice(ask), time), 'ada') };
}

/** How a request ends, and after how many milliseconds. */
async function endOf({ time, gateway }: ReturnType<typeof slowShop>, body: unknown = {}) {
  const ends: { answer: unknown; after: number }[] = [];
  const ended = (answer: unknown) => void ends.push({ answer, after: time.elapsed() });
  void gateway.post('user', '/_bulk_get', body).then(ended, (error: unknown) => ended(problemOf(error)));
  for (let waits = 0; ends.length === 0 && waits < 200; waits += 1) await time.pass(1_000);
  return ends[0];
}

test('an answer that comes slowly is read to its end, however long that takes', async () => {
  const end = await endOf(slowShop({ parts: 12, ends: true }));
  expect(end).toEqual({ answer: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], after: 60_000 });
});

test('an answer that falls silent is given up', async () => {
  const end = await endOf(slowShop({ parts: 3, ends: false }));
  expect(end).toEqual({ answer: { kind: 'offline' }, after: 45_000 });
});

test.each([
  ['a small one', 500, 10_000],
  ['a hundred changed rows', 50_000, 22_000],
  ['one that is larger than any line can carry', 8_000_000, 120_000],
])('a request has time to arrive: %s', async (_what, characters, limit) => {
  const time = virtualTime();
  const device = Object.assign(testDevice(noShop), time);
  device.network.fails = 'hangs';
  const end = await endOf({ time, gateway: new Gateway(device, 'ada') }, 'x'.repeat(characters));
  expect(end).toEqual({ answer: { kind: 'offline' }, after: limit });
});

test('a user who has left asks nothing more', async () => {
  const device = testDevice(answering(200, {}));
  const gateway = new Gateway(device, 'ada');
  gateway.leave();
  await expect(gateway.post('user', '/_revs_diff', {})).rejects.toThrow('cannot be reached');
  expect(device.requests).toEqual([]);
});
