import { expect, test } from 'vitest';
import { databaseName, GUEST } from '../local/database-names.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { noShop, openDrafts } from '../testing/memory-drafts.ts';
import { FLAT_WHITE } from '../testing/sample.ts';
import { type TestDevice, testDevice } from '../testing/test-device.ts';
import { adoptGuestCart, finishAdoption } from './adopt-guest-cart.ts';

const ADA = 'ada';
const BOB = 'bob';

async function guestWithCart(): Promise<TestDevice> {
  const device = testDevice(noShop);
  const drafts = await openDrafts(device, databaseName(GUEST, 'draftOrders'));
  drafts.addLine(undefined, { itemId: FLAT_WHITE, options: {}, count: 2 });
  await drafts.writer.flush();
  await close(drafts);
  return device;
}

async function close(drafts: Awaited<ReturnType<typeof openDrafts>>): Promise<void> {
  drafts.collection.stop();
  await drafts.collection.database.close();
}

async function countsOf(device: TestDevice, uid: string): Promise<number[]> {
  const drafts = await openDrafts(device, databaseName(uid, 'draftOrders'));
  const counts = drafts.view.get().drafts.map(({ count }) => count);
  await close(drafts);
  return counts;
}

/** The device as it is after a crash in the midst of the n-th call of the database. */
function crashingAt(device: TestDevice, call: number): TestDevice {
  let calls = 0;
  const crashed = () => Promise.reject(new Error('crashed'));
  return {
    ...device,
    openDatabase(name, durability) {
      const pouch = device.openDatabase(name, durability);
      return new Proxy(pouch, {
        get(target, property) {
          const member: unknown = Reflect.get(target, property);
          if (typeof member !== 'function' || property === 'close') return member;
          return (...args: unknown[]): unknown => {
            calls += 1;
            return calls >= call ? crashed() : Reflect.apply(member, target, args);
          };
        },
      });
    },
  };
}

test("a guest's cart becomes the user's, once", async () => {
  const device = await guestWithCart();
  expect(await adoptGuestCart(device, ADA)).toBe(true);
  expect(await adoptGuestCart(device, ADA)).toBe(false);
  expect(await countsOf(device, ADA)).toEqual([2]);
  expect(await countsOf(device, GUEST)).toEqual([]);
});

test('a crash at any point, followed by another user, adopts once and for the first', async () => {
  const outcomes = [];
  for (let call = 1; call <= 9; call += 1) {
    const device = await guestWithCart();
    const crashed = await adoptGuestCart(crashingAt(device, call), ADA).then(
      () => 'done',
      () => 'crashed',
    );
    await finishAdoption(device);
    await adoptGuestCart(device, BOB);
    const [adas, bobs, guests] = [
      await countsOf(device, ADA),
      await countsOf(device, BOB),
      await countsOf(device, GUEST),
    ];
    outcomes.push(crashed);
    // Before the mark nothing has happened and the next user adopts; from the mark on it is the first user's.
    expect([[adas, bobs, guests]], `crash at call ${call}`).toContainEqual(
      adas.length > 0 ? [[2], [], []] : [[], [2], []],
    );
  }
  expect(outcomes).toContain('crashed');
  expect(outcomes).toContain('done');
});

test('whoever the mark names gets the cart, whoever signs in then', async () => {
  const device = await guestWithCart();
  const guest = new LocalDatabase(device, databaseName(GUEST, 'draftOrders'));
  await guest.pouch.put({ _id: '_local/adopted-by', uid: ADA });
  await guest.close();
  await adoptGuestCart(device, BOB);
  expect(await countsOf(device, ADA)).toEqual([2]);
  expect(await countsOf(device, BOB)).toEqual([]);
});
