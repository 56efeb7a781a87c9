import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { type Lead, Leadership } from './leadership.ts';

/** Within which another tab must have taken over. Milliseconds. */
const TAKEN_OVER_IN = 5_000;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const noShop = async () => Response.error();

function openTabs(count: number) {
  const first = testDevice(noShop);
  const devices = [first, ...Array.from({ length: count - 1 }, () => first.openTab())];
  const leading = new Set<number>();
  /** Every tab that has begun to lead, in order. */
  const led: number[] = [];
  const tabs = devices.map((device, n) => {
    const lead: Lead = async (lost) => {
      leading.add(n);
      led.push(n);
      await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
      leading.delete(n);
    };
    const tab = new Leadership(device, 'user', { lead });
    tab.start();
    return tab;
  });
  return { devices, tabs, leading, led };
}

test('of four tabs one leads, and when it closes another one does at once', async () => {
  const { tabs, leading } = openTabs(4);
  await pass(0);
  expect([...leading]).toEqual([0]);
  close(tabs[0]);
  await pass(0);
  expect([...leading]).toEqual([1]);
  tabs.forEach(close);
});

test('a tab that has stopped leads no more, and keeps its place until it leaves', async () => {
  const { tabs, leading } = openTabs(2);
  await pass(0);
  tabs[0]?.stop();
  await pass(1_000);
  expect(leading.size).toBe(0);
  tabs[0]?.leave();
  await pass(0);
  expect([...leading]).toEqual([1]);
  tabs.forEach(close);
});

test('a leader that answers is left alone, one that hangs is replaced within five seconds', async () => {
  const { devices, tabs, led } = openTabs(2);
  await pass(20 * TAKEN_OVER_IN);
  expect(led).toEqual([0]);
  hang(devices[0]);
  await pass(TAKEN_OVER_IN);
  expect(led).toEqual([0, 1]);
  tabs.forEach(close);
});

test('of tabs that miss a hung leader in the same moment one takes over, and no other takes over from it', async () => {
  const { devices, tabs, led } = openTabs(4);
  await pass(0);
  // Longer than it takes to steal a lock: nobody can know in time that another one has just done it.
  for (const device of devices) device.channelDelay = 50;
  hang(devices[0]);
  await pass(TAKEN_OVER_IN);
  expect(led).toHaveLength(2);
  await pass(20 * TAKEN_OVER_IN);
  expect(led).toHaveLength(2);
  tabs.forEach(close);
});

test('a tab that hangs while it takes over does not keep the others from it', async () => {
  const { devices, tabs, leading, led } = openTabs(3);
  await pass(0);
  hang(devices[0]);
  let leave = () => {};
  const signal = new AbortController().signal;
  void devices[2]?.holdLock(
    'coffee-take-over-user',
    { signal },
    () => new Promise<void>((resolve) => (leave = resolve)),
  );
  hang(devices[2]);
  await pass(2 * TAKEN_OVER_IN);
  expect([...leading].at(-1)).toBe(1);
  expect(led).toEqual([0, 1]);
  leave();
  tabs.forEach(close);
});

/** Lets milliseconds go by, and all that is due in them happen. */
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** A tab whose event loop stands still: no timer of it fires and no message reaches it. */
function hang(device: TestDevice | undefined): void {
  device?.freeze();
}

function close(tab: Leadership | undefined): void {
  tab?.stop();
  tab?.leave();
}
