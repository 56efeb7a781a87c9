import type { Shop } from '../shopper/shop.ts';
import type { User } from '../shopper/shopper.ts';
import { eventually } from './eventually.ts';
import { openApp, userOf } from './shop-on-device.ts';
import type { TestDevice } from './test-device.ts';
import type { WholeShop } from './whole-shop.ts';

export const PASSWORD = 'correct horse battery';

/** A device with the app open and somebody signed in, in step with the shop. */
export type ShopperOnDevice = { app: Shop; user: User; device: TestDevice; email: string };

/** Shoppers of one shop and the apps they have open. */
export type Shoppers = {
  /** A device of nobody's yet. */
  openDevice(): TestDevice;
  /** Opens the app on a device. */
  open(device: TestDevice): Promise<Shop>;
  /** Somebody who has just signed up, on a new device or the one given. */
  signUp(device?: TestDevice): Promise<ShopperOnDevice>;
  /** The same shopper on another device. */
  signIn(email: string, device?: TestDevice): Promise<ShopperOnDevice>;
  /** Closes every app that was opened since the last call. */
  closeAll(): Promise<void>;
};

/** Shoppers of the shop that `shop` names when they come. */
export function shoppersOf(shop: () => WholeShop): Shoppers {
  const apps: Shop[] = [];
  const shoppers: Shoppers = {
    openDevice: () => shop().openDevice(),
    async open(device) {
      const app = await openApp(device);
      apps.push(app);
      return app;
    },
    async signUp(device = shop().openDevice()) {
      const app = await shoppers.open(device);
      const email = shop().newEmail();
      const signedUp = await app.session.signUp({ email, password: PASSWORD, name: 'Ada' });
      if (signedUp.kind !== 'done') throw new Error(signedUp.message);
      return { app, device, email, user: await inStep(app) };
    },
    async signIn(email, device = shop().openDevice()) {
      const app = await shoppers.open(device);
      await app.session.signIn({ login: email, password: PASSWORD });
      return { app, device, email, user: await inStep(app) };
    },
    async closeAll() {
      for (const app of apps.splice(0)) await app.stop();
    },
  };
  return shoppers;
}

async function inStep(app: Shop): Promise<User> {
  await app.settled();
  const user = await userOf(app);
  await eventually(() => app.catalog.shopView.get().items.length === 2);
  await eventually(() => user.sync.view.get().kind === 'safe');
  return user;
}

/** Puts one of each into the current cart; returns the cart's id. */
export function fill(user: User, ...itemIds: string[]): string {
  for (const itemId of itemIds) user.drafts.addLine(undefined, { itemId, options: {} });
  return user.drafts.view.get().currentId ?? '';
}

/** What a device knows of an order. */
export function knownTo(user: User, orderId: string): string | undefined {
  return user.orders.view.get().orders.find((order) => order.orderId === orderId)?.known;
}

/** Waits until a device knows an order as this. */
export async function knownAs(user: User, orderId: string, state: string, limitMs?: number): Promise<void> {
  await eventually(() => knownTo(user, orderId) === state, limitMs);
}
