import { expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { Leadership } from './leadership.ts';

const noShop = async () => Response.error();

function openTabs(count: number) {
  const first = testDevice(noShop);
  const devices = [first, ...Array.from({ length: count - 1 }, () => first.openTab())];
  const leading = new Set<number>();
  const tabs = devices.map((device, n) => {
    const tab = new Leadership(device, 'user', async (lost) => {
      leading.add(n);
      await new Promise<void>((resolve) => lost.addEventListener('abort', () => resolve(), { once: true }));
      leading.delete(n);
    });
    tab.start();
    return tab;
  });
  return { devices, tabs, leading };
}

test('of four tabs one leads, and when it closes another one does at once', async () => {
  const { tabs, leading } = openTabs(4);
  await eventually(() => leading.size === 1 && leading.has(0));
  close(tabs[0]);
  await eventually(() => !leading.has(0) && leading.size === 1);
  expect(leading.size).toBe(1);
  tabs.forEach(close);
});

test('a tab that has stopped leads no more, and keeps its place until it leaves', async () => {
  const { tabs, leading } = openTabs(2);
  await eventually(() => leading.has(0));
  tabs[0]?.stop();
  await eventually(() => leading.size === 0);
  expect(leading.has(1)).toBe(false);
  tabs[0]?.leave();
  await eventually(() => leading.has(1));
  tabs.forEach(close);
});

test('a leader that hangs is replaced within five seconds', async () => {
  const { devices, tabs, leading } = openTabs(2);
  await eventually(() => leading.has(0));
  const hung = performance.now();
  hang(devices[0]);
  await eventually(() => leading.has(1));
  expect(performance.now() - hung).toBeLessThan(5_000);
  tabs.forEach(close);
});

/** A tab whose event loop stands still: no timer of it fires and no message reaches it. */
function hang(device: TestDevice | undefined): void {
  device?.freeze();
}

function close(tab: Leadership | undefined): void {
  tab?.stop();
  tab?.leave();
}
