import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import { removeDocuments } from '@coffee-catalog/couchdb/contract/remove-documents';
import { GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import { ensureVapidKeys } from '@coffee-catalog/couchdb/principals/vapid-keys';
import { NEWS_FOR_MS } from '@coffee-catalog/shared/push/due-notices';
import { ownerSubscriptionId, sentId, subscriptionId, waitingId } from '@coffee-catalog/shared/push/push-subscription';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { parkedId } from '../parking/parked-change.ts';
import { breakBook } from '../testing/damage.ts';
import { openPushService, type PushService } from '../testing/push-service.ts';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { sendPush } from './send-push.ts';
import { tellOrder } from './tell-order.ts';
import { type Queued, tellUnreceived } from './tell-unreceived.ts';

const WITHIN = { timeout: 10_000, interval: 20 };

describeEachServer('telling shoppers of their orders', (server) => {
  let shop: TestShop;
  let item: Awaited<ReturnType<TestShop['addItem']>>;
  let push: PushService;
  let shopper: Shopper;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    item = await shop.addItem();
    push = await openPushService();
  });
  afterAll(async () => {
    await shop.leave();
    await push.close();
  });
  beforeEach(async () => {
    shopper = await shop.newShopper();
    push.delivered.length = 0;
  });
  afterEach(() => shop.close());

  const gateway = () => shop.onServer.as(GATEWAY);
  const subscribe = async (
    device: string,
    language: 'en' | 'de' | 'ar' = 'en',
    { of = shopper.uid, id = subscriptionId } = {},
  ) => {
    const subscription = push.subscribe(`${of}-${device}`);
    const createdTime = new Date().toISOString();
    const kept = {
      type: 'subscription',
      schemaVersion: 1,
      userId: of,
      deviceId: device,
      createdTime,
      language,
    };
    await gateway()
      .use('push')
      .insert({ _id: id(of, device), ...kept, ...subscription });
  };
  const place = async () => {
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    return order._id;
  };
  const told = () =>
    push.delivered.map(({ browser, message }) => `${browser.split('-').at(-1)} ${message.kind}`).toSorted();
  const toldAre = (...expected: string[]) => vi.waitFor(() => expect(told()).toEqual(expected), WITHIN);
  const start = (more: object = {}) => shop.startProcessor({ pushOrigins: push.origin, ...more });
  /** As if nobody had ever told of the book: the place in its feed is lost. */
  const forgetPlace = async () => {
    const path = 'orders/_local/news-0-of-1';
    const { _rev } = (await shop.admin.request({ path })) as { _rev: string };
    await shop.shop.ask({ method: 'PUT', path, body: { _rev, place: '0' } });
  };
  const telling = () => ({
    ask: shop.shop.ask,
    now: Date.now,
    log: shop.shop.log,
    sender: async () => ({
      keys: await ensureVapidKeys(shop.admin),
      contact: 'mailto:owner@localhost',
      origins: push.origin,
      fetch,
    }),
  });

  test('received and ready reach every device of the shopper, readable by its browser alone, each once', async () => {
    await subscribe('phone', 'de');
    await subscribe('laptop', 'ar');
    await start();
    const orderId = await place();
    await toldAre('laptop received', 'phone received');
    const phone = push.delivered.find(({ browser }) => browser.endsWith('phone'));
    expect(phone?.message).toEqual({ kind: 'received', orderId, orderNumber: expect.any(Number), language: 'de' });
    expect(phone?.headers).toMatchObject({ ttl: '3600', urgency: 'high', topic: orderId.replaceAll('-', '') });
    expect(phone?.claims).toMatchObject({ aud: push.origin, sub: 'mailto:owner@localhost' });

    await shop.moveOn(shopper, orderId, 'preparing', 'ready');
    await toldAre('laptop ready', 'laptop received', 'phone ready', 'phone received');
    await shop.moveOn(shopper, orderId, 'preparing', 'ready');
    // A recall and a second "ready" are not told again: what comes after it in the feed is.
    const later = await place();
    await vi.waitFor(() => expect(push.delivered.some(({ message }) => message.orderId === later)).toBe(true), WITHIN);
    expect(push.delivered.filter(({ message }) => message.orderId === orderId)).toHaveLength(4);
  });

  test('two processors and a replay of the whole book tell it once', async () => {
    await subscribe('phone');
    const [one] = await Promise.all([start(), start()]);
    await place();
    await toldAre('phone received');
    await shop.stop(one);
    await shop.close();
    await forgetPlace();
    await start();
    await place();
    await toldAre('phone received', 'phone received');
    expect(new Set(push.delivered.map(({ message }) => message.orderId)).size).toBe(2);
  });

  test('each question about an order is told, once, though the order waited for an answer before', async () => {
    await subscribe('phone');
    const dear = await shop.addItem();
    const { amount, currency } = dear.price;
    const line = lineFor(dear, { unitPrice: amount - 50, consent: { orElse: 'ask' } });
    const order = orderOf(shopper, [line]);
    const first = await start();
    await shopper.place(order);
    await toldAre('phone needs-answer');
    await shop.stop(first);

    await shop.changeItem(dear.id, { price: { amount: amount + 10, currency } });
    await shopper.answer(order._id, 1, { [line.lineId]: { take: 'it', unitPriceUpTo: amount } });
    // The first question is no news any more when the second is asked.
    const now = () => Date.now() + 2 * NEWS_FOR_MS;
    await shop.visit(shopper, { now });
    expect(await shopper.seen(order._id)).toMatchObject({ status: 'needs-answer', question: { number: 2 } });
    const second = await start({ now });
    await toldAre('phone needs-answer', 'phone needs-answer');
    await shop.stop(second);

    await forgetPlace();
    await start({ now });
    await place();
    await toldAre('phone needs-answer', 'phone needs-answer', 'phone received');
  });

  test('an order that nobody can read keeps no news back, and is told of once it is mended', async () => {
    await subscribe('phone');
    const broken = await place();
    await shop.visit(shopper);
    const mend = await breakBook(shop, `${shopper.uid}:${broken}`);
    const waiting = { key: `${shopper.uid}:${broken}`, since: Date.now() - 120_000 };
    const isOurs = (uid: string) => uid === shopper.uid;
    await tellUnreceived(telling(), { afterMs: 60_000, isOurs, queued: () => [waiting] });
    const processor = await start();
    const sound = await place();
    await toldAre('phone received');
    expect(push.delivered[0]?.message.orderId).toBe(sound);
    expect(processor.health().checks['news']).toEqual({ ok: true });
    await mend();
    await toldAre('phone received', 'phone received');
  });

  test('what is old is told to nobody, and who has no subscription costs no write', async () => {
    await start({ now: () => Date.now() });
    const orderId = await place();
    await vi.waitFor(async () => expect((await shopper.seen(orderId))?.status).toBe('received'), WITHIN);
    await shop.close();
    const mark = await server.request(
      'GET',
      `/push/${encodeURIComponent(sentId(`${shopper.uid}:${orderId}`, { kind: 'received' }))}`,
    );
    expect(mark.status).toBe(404);
    await subscribe('phone');
    await tellOrder(telling(), `${shopper.uid}:${orderId}`, { kind: 'received' }, 1);
    await tellOrder(telling(), `${shopper.uid}:${orderId}`, { kind: 'received' }, 1);
    await toldAre('phone received');
    // A processor that comes back after a while begins with what is new.
    await start({ now: () => Date.now() + 2 * NEWS_FOR_MS });
    const late = await place();
    await vi.waitFor(async () => expect((await shopper.seen(late))?.status).toBe('received'), WITHIN);
    await vi.waitFor(() => expect(push.delivered.length).toBeGreaterThan(1), WITHIN);
    expect(push.delivered.filter(({ message }) => message.orderId === orderId)).toHaveLength(1);
  });

  test('a subscription that its browser has ended is forgotten; one that fails is kept; neither stops the others', async () => {
    await subscribe('gone');
    await subscribe('busy');
    await subscribe('phone');
    push.answer(`${shopper.uid}-gone`, 410);
    push.answer(`${shopper.uid}-busy`, 503);
    await start();
    await place();
    await toldAre('phone received');
    const isKept = async (device: string) =>
      (await server.request('GET', `/push/${encodeURIComponent(subscriptionId(shopper.uid, device))}`)).status === 200;
    await vi.waitFor(async () => expect(await isKept('gone')).toBe(false), WITHIN);
    expect(await isKept('busy')).toBe(true);
  });

  /** Parks a document of the shopper's queue, for a minute already; resolves to what takes it out again. */
  const park = async (documentId: string) => {
    const change = { database: `placedorders-${shopper.uid}`, documentId };
    const parkedTime = new Date(Date.now() - 60_000).toISOString();
    const _id = parkedId(change);
    const parked = { _id, type: 'parked', schemaVersion: 1, ...change, error: 'a failure', attempts: 3, parkedTime };
    const write = (document: object) =>
      shop.shop.ask({ method: 'POST', path: 'parked/_bulk_docs', body: { docs: [document] } });
    await write(parked);
    return async () => {
      const { _rev } = (await server.request('GET', `/parked/${_id}`)).json as { _rev: string };
      await write({ _id, _rev, _deleted: true });
    };
  };

  test('an order that a failure of the shop keeps from being received is told once, after a while', async () => {
    await subscribe('phone');
    const takeOut = await park(orderOf(shopper, [lineFor(item)])._id);
    const only = { isOurs: (uid: string) => uid === shopper.uid, queued: () => [] };
    await tellUnreceived(telling(), { afterMs: 120_000, ...only });
    expect(told()).toEqual([]);
    await tellUnreceived(telling(), { afterMs: 60_000, ...only });
    await tellUnreceived(telling(), { afterMs: 60_000, ...only });
    expect(told()).toEqual(['phone not-received']);
    await takeOut();
  });

  test.each([
    ['an answer', (orderId: string) => `answer:${orderId}:1`, ['phone not-received', 'till order-waiting']],
    ['a wish to withdraw', (orderId: string) => `cancel:${orderId}`, ['till order-waiting']],
  ])('%s that a failure of ours keeps from being read is told under its order', async (_what, idFor, expected) => {
    const owner = await shop.newShopper();
    await subscribe('phone');
    await subscribe('till', 'en', { of: owner.uid, id: ownerSubscriptionId });
    const orderId = orderOf(shopper, [lineFor(item)])._id;
    const takeOut = await park(idFor(orderId));
    const only = { isOurs: (uid: string) => uid === shopper.uid, queued: () => [] };
    await tellUnreceived(telling(), { afterMs: 60_000, ...only });
    await tellUnreceived(telling(), { afterMs: 60_000, ...only });
    expect(told()).toEqual(expected);
    expect(new Set(push.delivered.map(({ message }) => message.orderId))).toEqual(new Set([orderId]));
    await takeOut();
    await removeDocuments(gateway(), 'push', [ownerSubscriptionId(owner.uid, 'till')]);
  });

  test('an order that stays in the queue is told to its shopper and to the owner, once, also when the processor was started anew meanwhile', async () => {
    const owner = await shop.newShopper();
    await subscribe('phone');
    await subscribe('till', 'de', { of: owner.uid, id: ownerSubscriptionId });
    const order = orderOf(shopper, [lineFor(item)]);
    await shopper.place(order);
    const key = `${shopper.uid}:${order._id}`;
    const since = Date.now() - 60_000;
    const look = (afterMs: number, queued: Queued[] = []) =>
      tellUnreceived(telling(), { afterMs, isOurs: (uid) => uid === shopper.uid, queued: () => queued });
    await look(120_000, [{ key, since }]);
    // Seen again later, by a processor that knows nothing of the first: since when it waits stays.
    await look(120_000, [{ key, since: since + 30_000 }]);
    expect(told()).toEqual([]);
    await look(60_000);
    await look(60_000);
    expect(told()).toEqual(['phone not-received', 'till order-waiting']);
    expect(push.delivered.find(({ browser }) => browser.endsWith('till'))?.message).toEqual({
      kind: 'order-waiting',
      orderId: order._id,
      language: 'de',
    });

    // Once the shop has decided on it, nobody waits for it any more.
    await shop.visit(shopper);
    await look(60_000);
    expect((await server.request('GET', `/push/${encodeURIComponent(waitingId(key))}`)).status).toBe(404);
    await removeDocuments(gateway(), 'push', [ownerSubscriptionId(owner.uid, 'till')]);
  });

  test('an order that is not taken is told', async () => {
    await subscribe('phone', 'ar');
    await start();
    const order = orderOf(shopper, [lineFor(item, { unitPrice: 1 })]);
    await shopper.place(order);
    const toShopper = () => push.delivered.filter(({ browser }) => browser.startsWith(shopper.uid));
    await vi.waitFor(() => expect(toShopper().map(({ message }) => message.kind)).toEqual(['refused']), WITHIN);
  });

  test('nothing is sent to an address that is no push service, whatever a database holds', async () => {
    const sender = { ...(await telling().sender()), origins: 'https://fcm.googleapis.com' };
    const stored = {
      type: 'subscription',
      schemaVersion: 1,
      userId: shopper.uid,
      deviceId: 'x',
      language: 'en',
    } as const;
    const subscription = { ...stored, createdTime: new Date().toISOString(), ...push.subscribe('inside') };
    const message = { kind: 'ready', orderId: '0', language: 'en' } as const;
    expect(await sendPush(sender, subscription, message)).toEqual({
      kind: 'failed',
      reason: 'no push service of the list',
    });
    expect(push.delivered).toEqual([]);
  });
});
