import { openRateLimiter } from '@coffee-catalog/gateway/security/rate-limiter';
import { afterEach, expect, test } from 'vitest';
import { Ledger } from '../ledger/ledger.ts';
import { parseLedgerEntry } from '../ledger/ledger-entry.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { parsePlacedDocument } from '../orders/placed-document.ts';
import { samplePlaced } from '../testing/sample.ts';
import { testDevice } from '../testing/test-device.ts';
import { virtualTime } from '../testing/virtual-time.ts';
import { Gateway } from './gateway.ts';
import { OrdersOutbox } from './orders-outbox.ts';
import { recordRefusals } from './record-refusals.ts';
import { SyncLoop } from './sync-loop.ts';

let close = async () => {};
afterEach(() => close());

/** A device that has placed so many orders, and a shop that takes `max` a minute and keeps what it has taken. */
async function openOutbox(count: number, max = 1_000) {
  const time = virtualTime();
  const limiter = openRateLimiter({ max, perSeconds: 60 }, time.now);
  const stored = new Set<string>();
  const shop = { proves: true };
  const device = Object.assign(
    testDevice(async (url, init) => {
      const body = init.body as string;
      if (url.endsWith('/_revs_diff')) {
        if (!shop.proves) return Response.json({}, { status: 503 });
        const asked = Object.entries(JSON.parse(body) as Record<string, [string]>);
        const missing = asked.filter(([id, [rev]]) => !stored.has(`${id} ${rev}`));
        return Response.json(Object.fromEntries(missing.map(([id, revs]) => [id, { missing: revs }])));
      }
      const { docs } = JSON.parse(body) as { docs: { _id: string; _rev: string }[] };
      const taken = limiter.take('ada', docs.length);
      if (taken.kind === 'too-many')
        return Response.json({}, { status: 429, headers: { 'retry-after': String(taken.retryAfterSeconds) } });
      for (const { _id, _rev } of docs) stored.add(`${_id} ${_rev}`);
      return Response.json([], { status: 201 });
    }),
    time,
  );
  device.openDoorbell = () => ({ close: () => {} });
  const local = new LocalDatabase(device, 'placed');
  const orders = Array.from({ length: count }, () => samplePlaced({ _id: device.newId() }));
  await local.run((pouch) => pouch.bulkDocs(orders));
  const placed = new LiveCollection(local, parsePlacedDocument);
  const entries = new LiveCollection(new LocalDatabase(device, 'ledger'), parseLedgerEntry);
  await Promise.all([placed.load(), entries.load()]);
  const gateway = new Gateway(device, 'ada');
  const ledger = new Ledger(entries, device);
  // This tab is hidden; whether somebody looks at any of them is what the loop is told.
  const tab = Object.assign(Object.create(device) as typeof device, { isInUse: () => false });
  const outbox = new OrdersOutbox({ device: tab, gateway, local, ledger }, placed);
  const loop = new SyncLoop({
    device,
    uid: 'ada',
    everything: ['placedOrders'],
    round: { sendings: [outbox], pulls: new Map(), reconcile: async () => {} },
    isMoving: () => false,
    abandon: () => gateway.abandon(),
    onProblem: () => {},
  });
  close = async () => {
    loop.stop();
    placed.stop();
    entries.stop();
    await Promise.all([local.close(), entries.database.close()]);
  };
  return { time, device, shop, ledger, placed, orders, loop };
}

test('an order that is new is sent without asking, and then asked for', async () => {
  const { time, device, loop } = await openOutbox(1);
  loop.start();
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
  expect(device.requests.filter(({ path }) => path.endsWith('/_bulk_docs'))).toHaveLength(1);
  expect(device.requests.slice(0, 2).map(({ path }) => path)).toEqual([
    '/db/placedOrders/_bulk_docs',
    '/db/placedOrders/_revs_diff',
  ]);
});

test('of more orders than the shop takes at once, those it took are proved, and the others follow as it has room', async () => {
  const { time, ledger, orders, loop } = await openOutbox(130, 120);
  const proved = () => orders.filter(({ _id }) => ledger.order(_id)?.atServer !== undefined).length;
  loop.start();
  await time.pass(1_000);
  expect(loop.view.get()).toMatchObject({ kind: 'problem', pending: 30 });
  expect(proved()).toBe(100);
  // Room for the ten that are too many is there after five seconds.
  for (let seconds = 0; seconds < 15; seconds += 1) await time.pass(1_000);
  expect(proved()).toBe(130);
  expect(loop.view.get().kind).toBe('safe');
});

test('an order that may have arrived is asked for before it is sent, and paid for, again', async () => {
  const { time, device, shop, loop } = await openOutbox(1);
  shop.proves = false;
  loop.start();
  await time.pass(5_000);
  expect(loop.view.get()).toMatchObject({ kind: 'problem', pending: 1 });
  shop.proves = true;
  await time.pass(5_000);
  expect(loop.view.get().kind).toBe('safe');
  expect(device.requests.filter(({ path }) => path.endsWith('/_bulk_docs'))).toHaveLength(1);
});

test('an order that was refused while nobody looked is sent again when its shopper looks', async () => {
  const { time, device, ledger, placed, loop } = await openOutbox(1);
  const refused = [...placed.store.get().rows.values()].map(({ id, rev }) => ({ id, rev, reason: 'no' }));
  const known = { attempts: 10, firstTime: '', nextTime: 0 };
  const before = Object.fromEntries(refused.map((leaf) => [leaf.id, { ...leaf, ...known }]));
  const unseen = { now: device.now(), inUse: false, random: 0 };
  await ledger.changeRefusedOrders(() => recordRefusals(before, { proven: [], refused }, unseen));
  device.isInUse = () => false;
  loop.start();
  await time.pass(60_000);
  expect(loop.view.get()).toMatchObject({ kind: 'problem', reason: 'no', pending: 1 });
  device.isInUse = () => true;
  device.wakeUp();
  await time.pass(1_000);
  expect(loop.view.get().kind).toBe('safe');
});
