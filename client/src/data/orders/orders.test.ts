import { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import { expect, test } from 'vitest';
import { Ledger } from '../ledger/ledger.ts';
import { parseLedgerEntry } from '../ledger/ledger-entry.ts';
import { lenient } from '../local/lenient.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { noShop } from '../testing/memory-drafts.ts';
import { ORDER, samplePlaced, sampleProcessed } from '../testing/sample.ts';
import { testDevice } from '../testing/test-device.ts';
import { Orders } from './orders.ts';
import { parsePlacedDocument } from './placed-document.ts';

const NOW = '2026-11-20T09:00:00.000Z';

/** What a tab reads of the databases of a device when it is opened; `processed`: the name of its copy of processedOrders. */
async function openOrders(device: ReturnType<typeof testDevice>, processed: string) {
  const collections = {
    placed: new LiveCollection(new LocalDatabase(device, 'placed'), parsePlacedDocument),
    processed: new LiveCollection(new LocalDatabase(device, processed), lenient(ProcessedOrder)),
  };
  const entries = new LiveCollection(new LocalDatabase(device, 'ledger'), parseLedgerEntry);
  const refresh = () => Promise.all([collections.placed, collections.processed, entries].map((all) => all.refresh()));
  await refresh();
  const ledger = new Ledger(entries, device);
  const orders = new Orders({ ...collections, ledger, deviceId: undefined, rememberedUsual: [] });
  await orders.reconcile(NOW);
  const shown = () => orders.view.get().orders.map(({ orderId, known }) => ({ orderId, known }));
  return { ...collections, orders, ledger, refresh, shown };
}

test('an order is shown although the power took what the shop had decided about it', async () => {
  const device = testDevice(noShop);
  const before = await openOrders(device, 'processed');
  const { rev } = await before.placed.database.pouch.put(samplePlaced());
  await before.refresh();
  await before.orders.reconcile(NOW);
  await before.placed.database.pouch.remove(ORDER, rev);
  await before.processed.database.pouch.put(sampleProcessed());
  await before.refresh();
  await before.orders.reconcile(NOW);
  await before.ledger.flush();
  expect(before.ledger.openOrders()).toEqual([]);
  expect(before.shown()).toEqual([{ orderId: ORDER, known: 'received' }]);

  const after = await openOrders(device, 'processed, as it was before');
  expect(after.shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
});

test('an order that was placed elsewhere too is shown from what this device placed', async () => {
  const device = testDevice(noShop);
  const { placed, orders, ledger, refresh } = await openOrders(device, 'processed');
  const { rev } = await placed.database.pouch.put(samplePlaced());
  await refresh();
  await orders.reconcile(NOW);
  await placed.database.pouch.remove(ORDER, rev);
  // The tombstone of the other one wins, and this device never held what it was before.
  const others = { _id: ORDER, _deleted: true, _revisions: { start: 2, ids: ['f'.repeat(32), 'e'.repeat(32)] } };
  await placed.database.pouch.bulkDocs([{ ...others, _rev: `2-${'f'.repeat(32)}` }], { new_edits: false });
  await ledger.flush();

  expect((await openOrders(device, 'processed')).shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
});

test('an order that came from another device and left again is shown, although the app ended before it had noted either', async () => {
  const device = testDevice(noShop);
  const { placed } = await openOrders(device, 'processed');
  const { rev } = await placed.database.pouch.put(samplePlaced());
  await placed.database.pouch.remove(ORDER, rev);

  const after = await openOrders(device, 'processed');
  expect(after.shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
  // From here on it is missed when it does not arrive, and the next run knows of it without looking.
  await after.ledger.flush();
  expect(after.ledger.openOrders().map(({ _id }) => _id)).toEqual([`order:${ORDER}`]);
  expect((await openOrders(device, 'processed')).shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
});

test('an order that came, left and arrived between two looks is shown although the power took what had arrived', async () => {
  const device = testDevice(noShop);
  const before = await openOrders(device, 'processed');
  const { rev } = await before.placed.database.pouch.put(samplePlaced());
  await before.placed.database.pouch.remove(ORDER, rev);
  await before.processed.database.pouch.put(sampleProcessed());
  await before.refresh();
  await before.orders.reconcile(NOW);
  await before.ledger.flush();
  expect(before.shown()).toEqual([{ orderId: ORDER, known: 'received' }]);
  // Nobody waits for it.
  expect(before.ledger.openOrders()).toEqual([]);

  const after = await openOrders(device, 'processed, as it was before');
  expect(after.shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
});

test('of what this device never held nothing is noted', async () => {
  const device = testDevice(noShop);
  const before = await openOrders(device, 'processed');
  const elsewhere = { _id: ORDER, _deleted: true, _rev: `2-${'f'.repeat(32)}` };
  await before.placed.database.pouch.bulkDocs([elsewhere], { new_edits: false });
  await before.processed.database.pouch.put(sampleProcessed());

  const after = await openOrders(device, 'processed');
  expect(after.shown()).toEqual([{ orderId: ORDER, known: 'received' }]);
  expect(after.ledger.orders()).toEqual([]);
});

test('a database that was emptied is looked at from its beginning', async () => {
  const device = testDevice(noShop);
  const { ledger } = await openOrders(device, 'processed');
  await ledger.noteLookedAt(1_000);
  await ledger.flush();
  const { placed } = await openOrders(device, 'processed');
  const { rev } = await placed.database.pouch.put(samplePlaced());
  await placed.database.pouch.remove(ORDER, rev);
  expect((await openOrders(device, 'processed')).shown()).toEqual([{ orderId: ORDER, known: 'moving' }]);
});
