import { afterEach, expect, test } from 'vitest';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { type VirtualTime, virtualTime } from '../testing/virtual-time.ts';
import { Gateway } from './gateway.ts';
import { Sync } from './sync.ts';

const MINUTES = 60_000;

let stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
});

/** Two tabs of one device; the first leads, and nobody looks at it. */
async function openTabs(): Promise<{
  leader: TestDevice;
  follower: TestDevice;
  time: VirtualTime;
  view: () => string;
}> {
  const time = virtualTime();
  const leader = testDevice(async () => Response.json([]));
  const follower = leader.openTab();
  const [first, second] = [leader, follower].map((device) => openSync(Object.assign(device, time)));
  leader.isInUse = () => false;
  first?.start();
  await time.pass(0);
  second?.start();
  await time.pass(0);
  expect(first?.isLeading).toBe(true);
  return { leader, follower, time, view: () => second?.view.get().kind ?? '' };
}

/** The sync of one tab, which has one thing to ask in every round. */
function openSync(device: TestDevice): Sync {
  device.openDoorbell = (_url, { onOpen, onEnd }) => {
    queueMicrotask(() => (device.network.fails === undefined ? onOpen() : onEnd(undefined)));
    return { close: () => {} };
  };
  const gateway = new Gateway(device, 'ada');
  const pull = async () => void (await gateway.post('catalog', '/_bulk_get', {}));
  const sync = new Sync({
    device,
    uid: 'ada',
    everything: ['catalog'],
    round: { sendings: [], pulls: new Map([['catalog', pull]]), reconcile: async () => {} },
    isMoving: () => false,
    abandon: () => gateway.abandon(),
    onProblem: () => {},
  });
  stops.push(() => {
    sync.stop();
    sync.leave();
  });
  return sync;
}

/** After how long the leader asks the shop for the next time. Milliseconds. */
async function nextRequest({ requests }: TestDevice, time: VirtualTime): Promise<number> {
  const [asked, since] = [requests.length, time.elapsed()];
  while (requests.length === asked) await time.passToNext();
  return time.elapsed() - since;
}

test('while somebody looks at another tab, the hidden one that replicates asks a shop that was away at least every 30 seconds', async () => {
  const { leader, time, view } = await openTabs();
  leader.network.fails = 'cut';
  await time.pass(10 * MINUTES);
  expect(view()).toBe('offline');
  expect(await nextRequest(leader, time)).toBeLessThanOrEqual(30_000);
  leader.network.fails = undefined;
  await time.pass(30_000);
  expect(view()).toBe('safe');
});

test('so it does where the browser lets the timers of the hidden tab come a minute late', async () => {
  const { leader, time } = await openTabs();
  leader.network.fails = 'cut';
  leader.after = (ms, task) => time.after(Math.max(ms, MINUTES), task);
  await time.pass(10 * MINUTES);
  for (let tries = 0; tries < 10; tries += 1) expect(await nextRequest(leader, time)).toBeLessThanOrEqual(30_000);
});

test('with no tab in use it is patient, and whoever then looks at any of them waits no longer', async () => {
  const { leader, follower, time, view } = await openTabs();
  follower.isInUse = () => false;
  leader.network.fails = 'cut';
  await time.pass(20 * MINUTES);
  expect(await nextRequest(leader, time)).toBeGreaterThan(60_000);
  leader.network.fails = undefined;
  // No event tells of it: a tab that was opened just now has none.
  follower.isInUse = () => true;
  await time.pass(2_000);
  expect(view()).toBe('safe');
});

test('a wake-up of the tab somebody looks at wakes the one that replicates, once', async () => {
  const { leader, follower, time, view } = await openTabs();
  leader.network.fails = 'cut';
  await time.pass(10 * MINUTES);
  await nextRequest(leader, time);
  leader.network.fails = undefined;
  // Each time it opens it asks for a round of its own.
  leader.openDoorbell = () => ({ close: () => {} });
  const asked = leader.requests.length;
  // As a browser tells of a network: to all tabs.
  leader.wakeUp();
  await time.pass(100);
  follower.wakeUp();
  await time.pass(0);
  expect(view()).toBe('safe');
  expect(leader.requests.length - asked).toBe(1);
  await time.pass(5_000);
  const before = leader.requests.length;
  follower.wakeUp();
  await time.pass(0);
  expect(leader.requests.length).toBeGreaterThan(before);
});
