import { expect, test } from 'vitest';
import { Ledger } from '../ledger/ledger.ts';
import { parseLedgerEntry } from '../ledger/ledger-entry.ts';
import { LiveCollection } from '../local/live-collection.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { Store } from '../store/store.ts';
import { noShop, openDrafts } from '../testing/memory-drafts.ts';
import { FLAT_WHITE, TABLET } from '../testing/sample.ts';
import { testDevice } from '../testing/test-device.ts';
import { Merges } from './merges.ts';

/** A device with one cart of some flat whites, which it has looked at. */
async function withCart(count: number) {
  const device = testDevice(noShop);
  const drafts = await openDrafts(device);
  const ledger = new Ledger(new LiveCollection(new LocalDatabase(device, 'ledger'), parseLedgerEntry), device);
  const merges = new Merges({ drafts, ledger, devices: new Store({}), nameOf: () => 'Flat white' });
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {}, count });
  await drafts.writer.flush();
  await merges.look();
  const [cart] = drafts.view.get().drafts;
  const [orderId, lineId] = [cart?.orderId ?? '', cart?.lines[0]?.lineId ?? ''];
  /** What the tablet did to the line comes in. */
  const merge = async (n: number) => {
    const { pouch } = drafts.collection.database;
    const stored = await pouch.get<{ counts: object }>(`${orderId}/items/${lineId}`);
    await pouch.put({ ...stored, counts: { ...stored.counts, [TABLET]: { n, seq: 1 } } });
    await drafts.collection.refresh();
    await merges.look();
    return merges.view.get();
  };
  const countNow = async () => {
    await drafts.writer.flush();
    return drafts.view.get().drafts[0]?.count;
  };
  return { drafts, merges, orderId, lineId, merge, countNow };
}

test('what another device took out comes back, whoever had put it in', async () => {
  const { merges, merge, countNow } = await withCart(3);
  const [told] = await merge(-2);
  expect([told?.lines[0]?.more, await countNow()]).toEqual([-2, 1]);
  if (told !== undefined) await merges.undo(told);
  expect(await countNow()).toBe(3);
});

test('pieces that both devices took out apart stay out when what the other one did is taken back', async () => {
  const { drafts, merges, orderId, lineId, merge, countNow } = await withCart(2);
  drafts.removeLine(orderId, lineId);
  await drafts.writer.flush();
  const [told] = await merge(-2);
  expect(told?.lines.map(({ more }) => more)).toEqual([-2]);
  if (told !== undefined) await merges.undo(told);
  expect([merges.view.get(), await countNow()]).toEqual([[], 0]);
});
