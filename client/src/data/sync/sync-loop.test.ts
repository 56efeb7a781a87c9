import { afterEach, expect, test } from 'vitest';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { type VirtualTime, virtualTime } from '../testing/virtual-time.ts';
import { Gateway } from './gateway.ts';
import type { Problem } from './gateway-problem.ts';
import { SyncLoop } from './sync-loop.ts';

type Shop = { answer: () => Response; doorbells: number };
/** `isUnreadable`: what this device has to send cannot be read. `onceCounted` is called when that was counted, before it is shown. */
type Disk = { isUnreadable: boolean; onceCounted?: () => void };

let stop = () => {};
afterEach(() => stop());

/** A loop that has one thing to send, over a gateway of its own, to a shop that answers as the test says. */
function openLoop(
  shop: Shop,
  disk: Disk = { isUnreadable: false },
): { loop: SyncLoop; device: TestDevice; time: VirtualTime; problems: Problem[] } {
  const time = virtualTime();
  const device = Object.assign(
    testDevice(async () => shop.answer()),
    time,
  );
  device.openDoorbell = (_url, { onOpen, onEnd }) => {
    shop.doorbells += 1;
    // A hung connection says neither that it is open nor that it is not.
    if (device.network.fails === undefined) queueMicrotask(onOpen);
    if (device.network.fails === 'cut') queueMicrotask(() => onEnd(undefined));
    return { close: () => {} };
  };
  const gateway = new Gateway(device, 'ada');
  const problems: Problem[] = [];
  let unsent = 1;
  const read = async () => {
    if (disk.isUnreadable) throw new Error('the disk is full');
    return { waiting: unsent, refused: [] };
  };
  const loop = new SyncLoop({
    device,
    uid: 'ada',
    everything: ['placedOrders'],
    round: {
      sendings: [
        {
          collection: 'placedOrders',
          async unsent() {
            const counted = await read();
            disk.onceCounted?.();
            return counted;
          },
          async send() {
            await read();
            await gateway.post('placedOrders', '/_bulk_docs', {});
            unsent = 0;
            return 1;
          },
        },
      ],
      pulls: new Map(),
      reconcile: async () => {},
    },
    isMoving: () => false,
    abandon: () => gateway.abandon(),
    onProblem: (problem) => problems.push(problem),
  });
  stop = () => loop.stop();
  return { loop, device, time, problems };
}

test('a connection that is accepted and never answered is given up, and what waited goes out on the next one', async () => {
  const shop: Shop = { answer: () => Response.json([]), doorbells: 0 };
  const { loop, device, time } = openLoop(shop);
  device.network.fails = 'hangs';
  loop.start();
  await time.pass(9_000);
  expect(device.requests).toHaveLength(1);
  expect(loop.view.get().kind).toBe('sending');
  await time.pass(2_000);
  expect(loop.view.get()).toEqual({ kind: 'offline', pending: 1 });
  await time.pass(3_000);
  expect(device.requests.length, 'asked again, on another connection').toBeGreaterThan(1);

  const before = shop.doorbells;
  device.network.fails = undefined;
  // The request that hangs now is given up at its own limit; the one after it is answered.
  await time.pass(14_000);
  expect(loop.view.get().kind).toBe('safe');
  expect(shop.doorbells, 'the doorbell may hang as the requests did: it is opened anew').toBeGreaterThan(before);
});

test('woken up, it does not wait for a connection from before the sleep', async () => {
  const { loop, device, time } = openLoop({ answer: () => Response.json([]), doorbells: 0 });
  device.network.fails = 'hangs';
  loop.start();
  await time.pass(5_000);
  device.network.fails = undefined;
  device.wakeUp();
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
});

test.each([
  ['does not answer', 'cut', () => Response.json([])],
  ['has a problem of its own', undefined, () => Response.json({}, { status: 503 })],
  [
    'asks for patience of ten minutes',
    undefined,
    () => Response.json({}, { status: 429, headers: { 'retry-after': '600' } }),
  ],
] as const)(
  'however long the shop %s, it is asked at least every 30 seconds while somebody looks',
  async (_what, fails, answer) => {
    const { loop, device, time } = openLoop({ answer, doorbells: 0 });
    device.network.fails = fails;
    loop.start();
    await time.pass(100);
    let last = time.elapsed();
    let asked = device.requests.length;
    for (let tries = 0; tries < 40; tries += 1) {
      while (device.requests.length === asked) await time.passToNext();
      expect(time.elapsed() - last).toBeLessThanOrEqual(30_000);
      [last, asked] = [time.elapsed(), device.requests.length];
    }
  },
);

test('a busy shop is left alone for as long as it asks when nobody looks', async () => {
  const answer = () => Response.json({}, { status: 429, headers: { 'retry-after': '600' } });
  const { loop, device, time } = openLoop({ answer, doorbells: 0 });
  device.isInUse = () => false;
  loop.start();
  await time.pass(1_000);
  const asked = device.requests.length;
  await time.pass(590_000);
  expect(device.requests).toHaveLength(asked);
});

test('whoever looks again finds the doorbell opened at once, though its own next try is minutes away', async () => {
  const shop: Shop = { answer: () => Response.json([]), doorbells: 0 };
  const { loop, device, time } = openLoop(shop);
  device.network.fails = 'cut';
  device.isInUse = () => false;
  loop.start();
  await time.pass(600_000);
  const before = shop.doorbells;
  device.network.fails = undefined;
  device.isInUse = () => true;
  device.wakeUp();
  await time.pass(100);
  expect(shop.doorbells).toBeGreaterThan(before);
  expect(loop.view.get().kind).toBe('safe');
});

test('a device that cannot read what it has to send any more does not go on saying that all is safe', async () => {
  const disk = { isUnreadable: false };
  const { loop, device, time, problems } = openLoop({ answer: () => Response.json([]), doorbells: 0 }, disk);
  loop.start();
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
  disk.isUnreadable = true;
  device.wakeUp();
  await time.pass(1_000);
  expect(loop.view.get()).toEqual({
    kind: 'problem',
    of: 'device',
    reason: expect.stringContaining('the disk is full'),
    pending: 0,
  });
  expect(problems[0]).toEqual({ kind: 'device', reason: 'the disk is full' });
});

test('what is written while a round ends is not called safe before it is sent', async () => {
  const disk: Disk = { isUnreadable: false };
  const { loop, device, time } = openLoop({ answer: () => Response.json([]), doorbells: 0 }, disk);
  loop.start();
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
  disk.onceCounted = () => {
    delete disk.onceCounted;
    loop.noteWrite();
  };
  device.wakeUp();
  await time.pass(1);
  expect(loop.view.get()).toEqual({ kind: 'sending', pending: 1 });
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
});
