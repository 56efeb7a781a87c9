import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Shoppers, shoppersOf } from '../testing/shoppers.ts';
import { openWholeShop, type WholeShop } from '../testing/whole-shop.ts';
import {
  endPushSubscription,
  keepPushSubscription,
  type PushBrowser,
  renewPushSubscription,
} from './keep-push-subscription.ts';

/** A browser of that push service, as far as workers see it: each subscription has an address of its own. */
function pushBrowser() {
  const state: { address: number; key: string | undefined } = { address: 0, key: undefined };
  const subscription = () =>
    ({
      options: { applicationServerKey: Uint8Array.from(Buffer.from(state.key ?? '', 'base64url')).buffer },
      toJSON: () => ({
        endpoint: `https://fcm.googleapis.com/fcm/send/${state.address}`,
        keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
      }),
      unsubscribe: async () => true,
    }) as unknown as PushSubscription;
  const push: NonNullable<PushBrowser> = {
    getSubscription: async () => (state.key === undefined ? null : subscription()),
    subscribe: async (options) => {
      state.address += 1;
      state.key = options?.applicationServerKey as string;
      return subscription();
    },
  };
  /** The push service has ended it. */
  const end = () => {
    state.key = undefined;
  };
  return { push, end };
}

describeEachServer('a subscription that the browser ends while the app is closed', (server) => {
  let shop: WholeShop;
  let shoppers: Shoppers;
  beforeAll(async () => {
    shop = await openWholeShop(server);
    shoppers = shoppersOf(() => shop);
  });
  afterEach(() => shoppers.closeAll());
  afterAll(() => shop.close());

  const addressesOf = async (uid: string) => {
    const range = new URLSearchParams({
      include_docs: 'true',
      startkey: JSON.stringify(`subscription:${uid}:`),
      endkey: JSON.stringify(`subscription:${uid};`),
    });
    const { rows } = (await server.request('GET', `/push/_all_docs?${range}`)).json as {
      rows: { doc: { endpoint: string; language: string } }[];
    };
    return rows.map(({ doc }) => `${doc.endpoint.split('/').at(-1)} ${doc.language}`);
  };

  test('is made anew, and the shop knows the new address alone', async () => {
    const { device, user } = await shoppers.signUp();
    const { push, end } = pushBrowser();
    await keepPushSubscription(device, push, { userId: user.session.userId, language: 'ar' });
    expect(await addressesOf(user.session.userId)).toEqual(['1 ar']);
    end();
    expect(await renewPushSubscription(device, push)).toBe('kept');
    expect(await addressesOf(user.session.userId)).toEqual(['2 ar']);
  });

  test('is not made anew for somebody who has signed out, nor where the shop was never told one', async () => {
    const { app, device, user } = await shoppers.signUp();
    const { push, end } = pushBrowser();
    expect(await renewPushSubscription(device, push)).toBe('not-now');
    await keepPushSubscription(device, push, { userId: user.session.userId, language: 'de' });
    end();
    expect((await app.signOut()).kind).toBe('signed-out');
    await endPushSubscription(device, push);
    expect(await renewPushSubscription(device, push)).toBe('not-now');
    expect(await addressesOf(user.session.userId)).toEqual([]);
  });
});
