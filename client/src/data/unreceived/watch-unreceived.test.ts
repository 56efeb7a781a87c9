import { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import { expect, test } from 'vitest';
import { Ledger } from '../ledger/ledger.ts';
import { parseLedgerEntry } from '../ledger/ledger-entry.ts';
import { lenient } from '../local/lenient.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { answerQuestion } from '../orders/answer-question.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { Orders } from '../orders/orders.ts';
import { type PlacedDocument, parsePlacedDocument } from '../orders/placed-document.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { ORDER, PHONE, samplePlaced, sampleProcessed, USER } from '../testing/sample.ts';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { UnreceivedWatch } from './watch-unreceived.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-20T09:00:00.000Z');

/** A device on which one order was placed; its clocks stand until they are moved. */
async function withOrder({ ahead = 0 } = {}) {
  const clock = { now: START, elapsed: 0, ahead };
  const device: TestDevice = {
    ...testDevice(noShop),
    now: () => clock.now,
    elapsed: () => clock.elapsed,
    aheadMs: () => clock.ahead,
    after: () => () => {},
  };
  const placed = new LiveCollection<PlacedDocument>(new LocalDatabase(device, 'placed'), parsePlacedDocument);
  const processed = new LiveCollection(new LocalDatabase(device, 'processed'), lenient(ProcessedOrder));
  const rows = new LiveCollection(new LocalDatabase(device, 'ledger'), parseLedgerEntry);
  await placed.database.pouch.put(samplePlaced());
  await Promise.all([placed.load(), processed.load(), rows.load()]);
  const ledger = new Ledger(rows, device);
  const orders = new Orders({ placed, processed, ledger, deviceId: undefined, rememberedUsual: [] });
  const open = () =>
    new UnreceivedWatch({ device, ledger, orders, toldAfterMs: () => 24 * HOUR, isLeading: () => true });
  await orders.reconcile(new Date(START).toISOString());
  const watch = open();
  await watch.check();
  const pass = async (ms: number, by: UnreceivedWatch = watch) => {
    clock.now += ms;
    clock.elapsed += ms;
    await by.check();
    await ledger.flush();
  };
  return { clock, device, placed, processed, ledger, orders, watch, open, pass };
}

test('an order that is not sent for a day is told once, and once more when it was sent and not received', async () => {
  const { device, ledger, watch, pass } = await withOrder();
  await pass(23 * HOUR);
  expect(watch.view.get()).toEqual([]);
  await pass(HOUR);
  await pass(HOUR);
  expect(watch.view.get()).toEqual([{ orderId: ORDER, stage: 'not-sent', sinceTime: new Date(START).toISOString() }]);
  expect(device.notices).toHaveLength(1);
  await ledger.changeOrders([ORDER], (entry) => ({ ...entry, atServer: { revs: ['1-a'], time: '' } }));
  await pass(1_000);
  expect(watch.view.get().map(({ stage }) => stage)).toEqual(['not-received']);
  expect(device.notices.map(({ path }) => path)).toEqual([`/order/${ORDER}`, `/order/${ORDER}`]);
});

test('what the shopper has dismissed does not come back', async () => {
  const { watch, pass } = await withOrder();
  await pass(25 * HOUR);
  await watch.dismiss(ORDER, 'not-sent');
  await pass(25 * HOUR);
  expect(watch.view.get()).toEqual([]);
});

test('a clock that jumps by two days while the app runs tells nobody anything', async () => {
  const { clock, watch, pass } = await withOrder();
  clock.now += 48 * HOUR;
  await pass(1_000);
  expect(watch.view.get()).toEqual([]);
  clock.now -= 96 * HOUR;
  await pass(1_000);
  expect(watch.view.get()).toEqual([]);
});

test('the wait goes on over a restart of the app', async () => {
  const { clock, watch, open, pass } = await withOrder();
  await pass(20 * HOUR);
  watch.stop();
  clock.elapsed = 0;
  clock.now += 5 * HOUR;
  const again = open();
  await pass(0, again);
  expect(again.view.get().map(({ stage }) => stage)).toEqual(['not-sent']);
});

test('a clock that is two days behind and set right while the app is closed tells nobody anything', async () => {
  const { clock, device, watch, open, pass } = await withOrder({ ahead: -48 * HOUR });
  watch.stop();
  Object.assign(clock, { now: clock.now + 48 * HOUR, elapsed: 0, ahead: 0 });
  const again = open();
  await pass(60_000, again);
  expect([again.view.get(), device.notices]).toEqual([[], []]);
  await pass(24 * HOUR, again);
  expect(again.view.get().map(({ stage }) => stage)).toEqual(['not-sent']);
});

test('an order that the shop has received is told no more', async () => {
  const { processed, orders, watch, pass } = await withOrder();
  await pass(25 * HOUR);
  await processed.database.pouch.put(sampleProcessed());
  await processed.refresh();
  await orders.reconcile(new Date(START).toISOString());
  expect(watch.view.get()).toEqual([]);
});

test('an answer and a wish to withdraw that were sent are no orders, and nobody is told that they were not received', async () => {
  const { device, placed, processed, ledger, orders, watch, pass } = await withOrder();
  const question = {
    number: 1,
    askedTime: '2026-11-20T09:06:00.000Z',
    answerBy: '2026-11-21T09:06:00.000Z',
    lines: [],
  };
  const { orderNumber: _number, ...asked } = sampleProcessed('needs-answer', { question });
  await processed.database.pouch.put(asked);
  const said = { userId: USER, deviceId: PHONE, now: '2026-11-20T09:07:00.000Z' };
  await answerQuestion(placed, { orderId: ORDER, question: 1, lines: {} }, said);
  await cancelOrder(placed, ORDER, said);
  await Promise.all([placed.refresh(), processed.refresh()]);
  expect(orders.view.get().orders).toMatchObject([{ orderId: ORDER, question: { answered: true } }]);
  await ledger.changeOrders([`answer:${ORDER}:1`, `cancel:${ORDER}`], (entry) => ({
    ...entry,
    atServer: { revs: ['1-a'], time: '' },
  }));
  await orders.reconcile(new Date(START).toISOString());
  await pass(25 * HOUR);
  expect([ledger.openOrders(), watch.view.get(), device.notices]).toEqual([[], [], []]);
});
