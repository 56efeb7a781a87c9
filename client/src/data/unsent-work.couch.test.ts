import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { expect, test } from 'vitest';
import { exportUnsent } from './export/export-unsent.ts';
import { databaseName } from './local/database-names.ts';
import { LocalDatabase } from './local/local-database.ts';
import { eventually } from './testing/eventually.ts';
import { runningShop } from './testing/running-shop.ts';
import { FLAT_WHITE } from './testing/sample.ts';
import { userOf } from './testing/shop-on-device.ts';
import { fill, knownAs, knownTo, PASSWORD } from './testing/shoppers.ts';
import type { TestDevice } from './testing/test-device.ts';

describeEachServer('what the shop does not have yet', (server) => {
  const { shoppers } = runningShop(server);

  const endSession = (device: TestDevice) =>
    device.fetchAnyway(`${device.origin}/api/session`, { method: 'DELETE', headers: { origin: device.origin } });

  test('a session that the shop has ended keeps its orders here, named and to be saved, and sends them after the next sign-in', async () => {
    const { app, user, device, email } = await shoppers.signUp();
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    expect((await endSession(device)).ok).toBe(true);
    device.network.fails = undefined;
    device.wakeUp();
    await eventually(() => {
      const view = app.session.view.get();
      return view.kind === 'signed-in' && view.stale && user.sync.view.get().kind === 'problem';
    });
    expect(knownTo(user, orderId)).toBe('on-device');
    const now = new Date(device.now()).toISOString();
    const file = exportUnsent(user.orders.view.get().orders, { session: user.session, now, origin: device.origin });
    expect(JSON.parse(file.text)).toMatchObject({ name: 'Ada', orders: [{ orderId, what: '1 × Flat white' }] });
    await app.session.signIn({ login: email, password: PASSWORD });
    await knownAs(await userOf(app), orderId, 'received', 20_000);
  });

  test('left on the device at a sign-out, it is said whose it is, to the next run of the app as well, until its owner is back', async () => {
    const { app, user, device, email } = await shoppers.signUp();
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await app.signOut({ keepUnsent: true });
    const { userId } = user.session;
    expect(app.leftBehind.get()).toEqual([{ userId, name: 'Ada', orders: 1 }]);
    await app.stop();
    device.network.fails = undefined;
    const again = await shoppers.open(device);
    expect(again.leftBehind.get()).toEqual([{ userId, name: 'Ada', orders: 1 }]);
    await again.session.signIn({ login: email, password: PASSWORD });
    await again.settled();
    expect(again.leftBehind.get()).toEqual([]);
    await knownAs(await userOf(again), orderId, 'received', 20_000);
  });

  /** Whatever lists the documents of a device's placedOrders while the disk is bad fails; for the databases that are opened from now on. */
  const giveBadDisk = (device: TestDevice): { bad: boolean } => {
    const disk = { bad: true };
    const { openDatabase } = device;
    device.openDatabase = (name, durability) => {
      const pouch = openDatabase(name, durability);
      if (!name.endsWith('placedOrders')) return pouch;
      const allDocs = pouch.allDocs.bind(pouch);
      pouch.allDocs = async (...options: Parameters<typeof allDocs>) => {
        if (disk.bad) throw new Error('the disk does not answer');
        return allDocs(...options);
      };
      return pouch;
    };
    return disk;
  };

  const placedIds = async (device: TestDevice, userId: string): Promise<string[]> => {
    const database = new LocalDatabase(device, databaseName(userId, 'placedOrders'));
    const { rows } = await database.pouch.allDocs();
    await database.close();
    return rows.map(({ id }) => id);
  };

  /** The app of a shopper who placed an order without a network, opened anew with the network back and a disk that does not give the order out. */
  const openOnBadDisk = async () => {
    const { app, user, device, email } = await shoppers.signUp();
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await app.stop();
    device.network.fails = undefined;
    const disk = giveBadDisk(device);
    const again = await shoppers.open(device);
    return { again, same: await userOf(again), disk, device, email, orderId };
  };

  test('orders that cannot be read pass for neither safe nor sent, and no sign-out takes them away', async () => {
    const { again, same, disk, device, email, orderId } = await openOnBadDisk();
    await eventually(() => same.sync.view.get().kind !== 'sending');
    expect(same.sync.view.get().kind).toBe('problem');
    expect(await again.signOut({ keepUnsent: true })).toEqual({ kind: 'signed-out' });
    expect(again.session.view.get().kind).toBe('guest');
    disk.bad = false;
    expect(await placedIds(device, same.session.userId)).toEqual([orderId]);
    await again.session.signIn({ login: email, password: PASSWORD });
    await again.settled();
    await knownAs(await userOf(again), orderId, 'received', 20_000);
  });

  test('orders that can no longer be read once their user is signed out stay where they are', async () => {
    const device = shoppers.openDevice();
    const disk = giveBadDisk(device);
    disk.bad = false;
    const { app, user } = await shoppers.signUp(device);
    device.network.fails = 'cut';
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    const signingOut = app.signOut({ keepUnsent: true });
    await eventually(() => app.session.view.get().kind === 'guest');
    disk.bad = true;
    expect(await signingOut).toEqual({ kind: 'signed-out' });
    disk.bad = false;
    expect(await placedIds(device, user.session.userId)).toEqual([orderId]);
    expect(app.leftBehind.get()).toMatchObject([{ name: 'Ada', orders: 1 }]);
  });

  test('orders that could not be read when the app was opened are read, shown and sent once the disk answers', async () => {
    const { again, same, disk, orderId } = await openOnBadDisk();
    await eventually(() => same.sync.view.get().kind === 'problem');
    disk.bad = false;
    await knownAs(same, orderId, 'received', 20_000);
    await eventually(() => same.sync.view.get().kind === 'safe');
    expect(await again.signOut()).toEqual({ kind: 'signed-out' });
  });

  test('a wish to withdraw that the shop does not have is no unsent order, and is asked about, kept and sent all the same', async () => {
    const { app, user, device, email } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'received', 20_000);
    await eventually(() => user.sync.view.get().kind === 'safe');
    device.network.fails = 'cut';
    await user.cancel(orderId);
    expect(await app.signOut()).toEqual({ kind: 'unsent', orders: 0, wishes: 1 });
    expect(await app.signOut({ keepUnsent: true })).toEqual({ kind: 'signed-out' });
    const { userId } = user.session;
    expect(app.leftBehind.get()).toEqual([{ userId, name: 'Ada', orders: 0, wishes: 1 }]);
    expect(await placedIds(device, userId)).toContain(`cancel:${orderId}`);
    device.network.fails = undefined;
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    expect(app.leftBehind.get()).toEqual([]);
    await knownAs(await userOf(app), orderId, 'cancelled', 20_000);
  });

  test('an order that only a newer version of the app understands is unsent like any other, and outlives a sign-out', async () => {
    const { app, user, device } = await shoppers.signUp();
    device.network.fails = 'cut';
    await app.stop();
    const { userId } = user.session;
    const database = new LocalDatabase(device, databaseName(userId, 'placedOrders'));
    const orderId = device.newId();
    await database.pouch.put({ _id: orderId, type: 'order', schemaVersion: 99, userId });
    await database.close();
    const again = await shoppers.open(device);
    const same = await userOf(again);
    expect(await same.unsent()).toMatchObject({ orders: 1 });
    expect(await again.signOut()).toEqual({ kind: 'unsent', orders: 1, wishes: 0 });
    expect(await again.signOut({ keepUnsent: true })).toEqual({ kind: 'signed-out' });
    expect(await placedIds(device, userId)).toEqual([orderId]);
  });

  test('an order that is being placed at the moment of a sign-out stays on the device, is said to be there, and is sent later', async () => {
    const device = shoppers.openDevice();
    const { openDatabase } = device;
    let isCommitting = false;
    let goOn = () => {};
    const diskIsReady = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // The disk is slow at the moment of the commit.
    device.openDatabase = (name, durability) => {
      const pouch = openDatabase(name, durability);
      if (!name.endsWith('placedOrders')) return pouch;
      const put = pouch.put.bind(pouch);
      pouch.put = (async (...document: Parameters<typeof put>) => {
        // Not the checkpoints of replications.
        if (!String(document[0]._id).startsWith('_local/')) {
          isCommitting = true;
          await diskIsReady;
        }
        return put(...document);
      }) as typeof pouch.put;
      return pouch;
    };
    const { app, email, user } = await shoppers.signUp(device);
    const orderId = fill(user, FLAT_WHITE);
    await eventually(() => user.sync.view.get().kind === 'safe');
    device.network.fails = 'cut';
    const placing = user.place(orderId, {});
    await eventually(() => isCommitting);
    const signingOut = app.signOut({ keepUnsent: true });
    await eventually(() => app.session.view.get().kind === 'guest');
    goOn();
    expect(await placing).toEqual({ kind: 'placed', orderId });
    expect(await signingOut).toEqual({ kind: 'signed-out' });
    expect(app.leftBehind.get()).toEqual([{ userId: user.session.userId, name: 'Ada', orders: 1 }]);
    expect(await user.place(orderId, {})).toEqual({ kind: 'sign-in-needed' });
    device.network.fails = undefined;
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    await knownAs(await userOf(app), orderId, 'received', 20_000);
  });

  test('who signs in again after the shop has ended the session need not wait for what had been put off', async () => {
    const device = shoppers.openDevice();
    // No doorbell tells anything.
    device.openDoorbell = () => ({ close: () => {} });
    const { app, user, email } = await shoppers.signUp(device);
    const { after } = device;
    expect((await endSession(device)).ok).toBe(true);
    device.wakeUp();
    await eventually(() => user.sync.view.get().kind === 'problem');
    // From here on nothing that is put off for long ever comes.
    device.after = (ms, task) => (ms < 500 ? after(ms, task) : () => {});
    await app.session.signIn({ login: email, password: PASSWORD });
    await eventually(() => user.sync.view.get().kind === 'safe');
  });

  test('who signs out twice is signed out once, and whoever signs in in between stays', async () => {
    const { app, user, device, email } = await shoppers.signUp();
    device.network.fails = 'hangs';
    await user.place(fill(user, FLAT_WHITE), {});
    // A sign-out waits three seconds for its last round: here until it is told that they are over.
    const { after } = device;
    const waits: (() => void)[] = [];
    device.after = (ms, task) => {
      if (ms !== 3_000) return after(ms, task);
      waits.push(task);
      return () => {};
    };
    const [first, second] = [app.signOut({ keepUnsent: true }), app.signOut({ keepUnsent: true })];
    await eventually(() => waits.length === 2);
    Object.assign(device, { after });
    device.network.fails = undefined;
    waits[0]?.();
    expect(await first).toEqual({ kind: 'signed-out' });
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    waits[1]?.();
    expect(await second).toEqual({ kind: 'signed-out' });
    expect(app.session.view.get().kind).toBe('signed-in');
  });

  /** A device whose disk does not remove a user's first database while it is stuck; `removed` names the others. */
  const openOnStuckDisk = () => {
    const device = shoppers.openDevice();
    const disk = { stuck: true, removed: new Set<string>() };
    const { openDatabase } = device;
    device.openDatabase = (name, durability) => {
      const pouch = openDatabase(name, durability);
      const destroy = pouch.destroy.bind(pouch);
      pouch.destroy = async () => {
        if (disk.stuck && name.endsWith('-user')) throw new Error('the disk does not answer');
        disk.removed.add(name);
        return destroy();
      };
      return pouch;
    };
    return { device, disk };
  };

  test('what the disk does not let go of at a sign-out is told, and goes with the next one', async () => {
    const { device, disk } = openOnStuckDisk();
    const { app, email } = await shoppers.signUp(device);
    expect(await app.signOut()).toEqual({ kind: 'not-removed' });
    expect(app.session.view.get().kind).toBe('guest');
    disk.stuck = false;
    await app.session.signIn({ login: email, password: PASSWORD });
    await app.settled();
    await eventually(() => app.user?.sync.view.get().kind === 'safe');
    expect(await app.signOut()).toEqual({ kind: 'signed-out' });
  });

  test('what the disk does not let go of when an account is deleted is told, and the account is gone', async () => {
    const { device, disk } = openOnStuckDisk();
    const { app, user, email } = await shoppers.signUp(device);
    expect(await app.deleteAccount(PASSWORD)).toEqual({ kind: 'not-removed' });
    const { userId } = user.session;
    const others = ['draftOrders', 'placedOrders', 'processedOrders', 'ledger'] as const;
    expect([...disk.removed], 'all the rest').toEqual(others.map((collection) => databaseName(userId, collection)));
    expect(app.session.view.get().kind).toBe('guest');
    expect(await app.session.signIn({ login: email, password: PASSWORD })).toMatchObject({ code: 'bad-credentials' });
  });

  test('a device whose storage was evicted has everything back that had reached the shop, under a new name as a device', async () => {
    const { app, user, device } = await shoppers.signUp();
    const orderId = fill(user, FLAT_WHITE);
    await user.place(orderId, {});
    await knownAs(user, orderId, 'received', 20_000);
    const cart = user.drafts.create('For later');
    user.drafts.addLine(cart, { itemId: FLAT_WHITE, options: {}, count: 2 });
    await user.drafts.writer.flush();
    await eventually(() => user.sync.view.get().kind === 'safe');
    await app.stop();
    const { userId } = user.session;
    for (const name of ['user', 'draftOrders', 'placedOrders', 'processedOrders', 'ledger'] as const) {
      await new LocalDatabase(device, databaseName(userId, name)).destroy();
    }
    const back = await userOf(await shoppers.open(device));
    await knownAs(back, orderId, 'received', 20_000);
    const drafts = await eventually(() => {
      const seen = back.drafts.view.get().drafts;
      return seen[0]?.count === 2 ? seen : undefined;
    });
    expect(drafts.map(({ orderId: id, name }) => [id, name])).toEqual([[cart, 'For later']]);
    expect(back.drafts.deviceId, 'its shares are counted anew, under another name').not.toBe(user.drafts.deviceId);
  });
});
