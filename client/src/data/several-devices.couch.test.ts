import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { v7 as uuidV7 } from 'uuid';
import { expect, test } from 'vitest';
import { viewDifference } from './differences/view-difference.ts';
import type { User } from './shopper/shopper.ts';
import { eventually } from './testing/eventually.ts';
import { runningShop } from './testing/running-shop.ts';
import { ESPRESSO, FLAT_WHITE } from './testing/sample.ts';
import { userOf } from './testing/shop-on-device.ts';
import { fill, knownAs, PASSWORD, type ShopperOnDevice } from './testing/shoppers.ts';
import type { TestDevice } from './testing/test-device.ts';

const DAY = 24 * 3_600_000;

describeEachServer('one shopper with several devices', (server) => {
  const { shop, shoppers } = runningShop(server);

  /** A phone and a laptop that know one cart with a flat white, and are then offline. */
  async function apart(): Promise<{ phone: ShopperOnDevice; laptop: ShopperOnDevice; orderId: string }> {
    const phone = await shoppers.signUp();
    const orderId = fill(phone.user, FLAT_WHITE);
    const device = shop().openDevice();
    device.kind = 'computer';
    const laptop = await shoppers.signIn(phone.email, device);
    await eventually(() => laptop.user.drafts.view.get().drafts[0]?.lines.length === 1);
    await eventually(() => phone.user.sync.view.get().kind === 'safe');
    for (const one of [phone, laptop]) one.device.network.fails = 'cut';
    return { phone, laptop, orderId };
  }

  function together(...devices: ShopperOnDevice[]): void {
    for (const { device } of devices) {
      device.network.fails = undefined;
      device.wakeUp();
    }
  }

  const orderOf = (user: User, orderId: string) =>
    user.orders.view.get().orders.find((order) => order.orderId === orderId);
  const bookOf = async (user: User) => {
    const { rows } = (await server.request('GET', '/orders/_all_docs?include_docs=true')).json as {
      rows: { doc: { userId?: string; status: string; lines: { count: number; itemId: string }[] } }[];
    };
    return rows.map(({ doc }) => doc).filter(({ userId }) => userId === user.session.userId);
  };

  test('one cart placed on two devices without a network is one order', async () => {
    const { phone, laptop, orderId } = await apart();
    await phone.user.place(orderId, {});
    await laptop.user.place(orderId, {});
    together(phone, laptop);
    for (const { user } of [phone, laptop]) {
      await knownAs(user, orderId, 'received', 20_000);
      expect(orderOf(user, orderId)?.differences).toEqual([]);
      await eventually(() => user.drafts.view.get().drafts.length === 0);
    }
    expect((await bookOf(phone.user)).map(({ status }) => status)).toEqual(['received']);
  });

  test('placed with different content, one is received, and both devices say what the other had and where it is', async () => {
    const { phone, laptop, orderId } = await apart();
    fill(laptop.user, ESPRESSO, ESPRESSO);
    await laptop.user.drafts.writer.flush();
    await phone.user.place(orderId, {});
    await laptop.user.place(orderId, {});
    together(phone);
    await knownAs(phone.user, orderId, 'received', 20_000);
    together(laptop);
    for (const { user } of [phone, laptop]) {
      const order = await eventually(() => {
        const seen = orderOf(user, orderId);
        return seen?.known === 'received' && seen.differences.length === 1 ? seen : undefined;
      }, 20_000);
      // What the laptop wrote into the rows before it placed them is the draft of leftovers: there, and not offered twice.
      await eventually(() => user.drafts.view.get().drafts.some(({ leftoversOf }) => leftoversOf === orderId), 20_000);
      const [difference] = order.differences;
      if (difference === undefined) throw new Error('a difference is recorded');
      const { drafts } = user.drafts.view.get();
      const parts = { order, drafts, orders: [], deviceId: user.drafts.deviceId };
      const view = viewDifference(difference, parts);
      expect(view).toMatchObject({ own: user === laptop.user, extra: { kind: 'in-cart' } });
      expect(view.changes.map(({ line, more }) => [line.itemId, more])).toEqual([[ESPRESSO, 2]]);
    }
    const book = await bookOf(phone.user);
    expect(book.map(({ status, lines }) => [status, lines.map(({ count }) => count)])).toEqual([['received', [1]]]);
  });

  test('what the accepted version had less is one tap away, and once ordered is not offered again', async () => {
    const { phone, laptop, orderId } = await apart();
    fill(phone.user, ESPRESSO);
    const [line] = phone.user.drafts.view.get().drafts[0]?.lines.filter(({ itemId }) => itemId === FLAT_WHITE) ?? [];
    phone.user.drafts.removeLine(orderId, line?.lineId ?? '');
    await phone.user.place(orderId, {});
    await laptop.user.place(orderId, {});
    together(phone);
    await knownAs(phone.user, orderId, 'received', 20_000);
    together(laptop);
    const viewOf = (user: User) => {
      const { orders } = user.orders.view.get();
      const order = orders.find((one) => one.orderId === orderId);
      const [difference] = order?.differences ?? [];
      if (order === undefined || difference === undefined) return undefined;
      const { drafts } = user.drafts.view.get();
      return viewDifference(difference, { order, drafts, orders, deviceId: user.drafts.deviceId });
    };
    const view = await eventually(() => viewOf(phone.user), 20_000);
    if (view.extra.kind !== 'open') throw new Error(`the flat white waits to be taken, but is ${view.extra.kind}`);
    expect(view.own).toBe(false);
    const draftId = phone.user.drafts.takeExtra(orderId, { difference: view.difference, lines: view.extra.lines });
    await eventually(() => viewOf(laptop.user)?.extra.kind === 'in-cart', 20_000);
    await phone.user.place(draftId, {});
    await knownAs(laptop.user, draftId, 'received', 20_000);
    await eventually(() => viewOf(laptop.user)?.extra.kind === 'ordered');
  });

  test('what another device did to a cart is told in a sentence’s worth, also after a restart, and taken back with one tap', async () => {
    const { phone, laptop, orderId } = await apart();
    laptop.user.drafts.addLine(orderId, { itemId: FLAT_WHITE, options: {}, count: 2 });
    laptop.user.drafts.addLine(orderId, { itemId: ESPRESSO, options: {} });
    laptop.user.drafts.setField(orderId, 'note', 'oat milk, please');
    await laptop.user.drafts.writer.flush();
    together(phone, laptop);
    const told = await eventually(() => {
      const [merge] = phone.user.merges.view.get();
      return merge?.device !== undefined && merge.lines.length === 2 && merge.texts.length === 1 ? merge : undefined;
    }, 20_000);
    expect(told).toMatchObject({ orderId, device: 'computer', deviceId: laptop.user.drafts.deviceId });
    expect(Object.fromEntries(told.lines.map(({ name, more }) => [name, more]))).toEqual({
      Espresso: 1,
      'Flat white': 2,
    });
    expect(told.texts).toEqual([{ kind: 'note', after: 'oat milk, please' }]);
    expect(laptop.user.merges.view.get(), 'the own doing is no news').toEqual([]);

    await phone.app.stop();
    const again = await shoppers.open(phone.device);
    const user = again.shopper.get() as User;
    const [kept] = user.merges.view.get();
    expect(kept).toEqual(told);
    await user.merges.undo(told);
    expect(user.merges.view.get()).toEqual([]);
    for (const one of [user, laptop.user]) {
      await eventually(() => {
        const [draft] = one.drafts.view.get().drafts;
        return draft?.count === 1 && draft.note === undefined && draft.lines[0]?.itemId === FLAT_WHITE;
      }, 20_000);
    }
    await eventually(() => laptop.user.merges.view.get()[0]?.lines.length === 2, 20_000);
  });

  test('who signs out with an order left on the device and comes back is not told of the own taps as of another device’s', async () => {
    const { app, user, device, email } = await shoppers.signUp();
    const kept = user.drafts.create('For later');
    user.drafts.addLine(kept, { itemId: FLAT_WHITE, options: {}, count: 2 });
    const orderId = user.drafts.create();
    user.drafts.addLine(orderId, { itemId: ESPRESSO, options: {} });
    await user.drafts.writer.flush();
    await user.sync.settle(10_000);
    await eventually(() => user.sync.view.get().kind === 'safe');
    device.network.fails = 'cut';
    await user.place(orderId, {});
    expect(await app.signOut({ keepUnsent: true })).toEqual({ kind: 'signed-out' });

    device.network.fails = undefined;
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    const back = await userOf(app);
    expect(back.drafts.deviceId, 'the carts went, and the name of the device with them').not.toBe(user.drafts.deviceId);
    await eventually(() => back.drafts.view.get().drafts.find((draft) => draft.orderId === kept)?.count === 2);
    await knownAs(back, orderId, 'received', 20_000);
    await eventually(() => back.sync.view.get().kind === 'safe');
    expect(back.merges.view.get()).toEqual([]);
  });

  test('a conflict of two devices is merged, and nothing of the losing revision is left at the shop', async () => {
    const { phone, laptop, orderId } = await apart();
    phone.user.drafts.addLine(orderId, { itemId: FLAT_WHITE, options: {} });
    laptop.user.drafts.addLine(orderId, { itemId: FLAT_WHITE, options: {} });
    await phone.user.profiles.save({ name: 'Ada Lovelace' });
    await laptop.user.profiles.save({ email: 'ada@example.org' });
    together(phone, laptop);
    const uid = phone.user.session.userId;
    for (const { user } of [phone, laptop]) {
      await eventually(() => user.drafts.view.get().drafts[0]?.count === 3, 20_000);
      await eventually(() => {
        const { profile } = user.profiles.view.get();
        return profile?.name === 'Ada Lovelace' && profile.email === 'ada@example.org';
      }, 20_000);
    }
    const conflicts = async (database: string) => {
      const { rows } = (await server.request('GET', `/${database}-${uid}/_all_docs?include_docs=true&conflicts=true`))
        .json as { rows: { doc: { _conflicts?: string[] } }[] };
      return rows.flatMap(({ doc }) => doc._conflicts ?? []);
    };
    for (const database of ['draftorders', 'user']) {
      await expect.poll(() => conflicts(database), { timeout: 20_000 }).toEqual([]);
    }
  });

  /** A device whose clock is off by so much. */
  function deviceOff(offMs: number): TestDevice {
    const device = shop().openDevice();
    device.now = () => Date.now() + offMs;
    device.newId = () => uuidV7({ msecs: device.now() });
    return device;
  }

  test.each([
    ['ahead', 2 * DAY],
    ['behind', -2 * DAY],
  ])(
    'with a clock two days %s nothing is misordered or locked, and the device knows that its clock is wrong',
    async (_way, off) => {
      const right = await shoppers.signUp();
      const first = fill(right.user, FLAT_WHITE);
      await right.user.place(first, {});
      await knownAs(right.user, first, 'received', 20_000);
      const wrong = await shoppers.signIn(right.email, deviceOff(off));
      expect(Math.round(wrong.app.clock.aheadMs.get() / DAY)).toBe(Math.sign(off) * 2);
      expect(right.app.clock.aheadMs.get()).toBe(0);

      const second = fill(wrong.user, FLAT_WHITE);
      wrong.user.drafts.setField(second, 'note', 'of the wrong clock');
      await eventually(() => right.user.drafts.view.get().drafts[0]?.note === 'of the wrong clock', 20_000);
      right.user.drafts.setField(second, 'note', 'of the right clock');
      for (const { user } of [wrong, right]) {
        await eventually(() => user.drafts.view.get().drafts[0]?.note === 'of the right clock', 20_000);
      }
      await wrong.user.place(second, {});
      await knownAs(wrong.user, second, 'received', 20_000);
      const third = fill(right.user, ESPRESSO);
      await right.user.place(third, {});
      for (const { user } of [wrong, right]) {
        await knownAs(user, third, 'received', 20_000);
        await knownAs(user, second, 'received', 20_000);
        expect(user.orders.view.get().orders.map(({ orderId }) => orderId)).toEqual([third, second, first]);
      }
    },
  );
});
