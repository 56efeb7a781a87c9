import { describeEachServer } from '@coffee-catalog/couchdb/contract/each-server';
import type { AnsweredLine } from '@coffee-catalog/shared/orders/answer';
import { MILK } from '@coffee-catalog/shared/testing/sample-orders';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ServerProblem } from '../server/ask.ts';
import { breakBook } from '../testing/damage.ts';
import { lineFor, orderOf, TestShop } from '../testing/test-shop.ts';
import { expireQuestions } from '../watch/expire-questions.ts';

const take = (unitPriceUpTo: number): AnsweredLine => ({ take: 'it', unitPriceUpTo });
const LEAVE_OUT: AnsweredLine = { take: 'nothing' };

describeEachServer('a question and its answer', (server) => {
  let shop: TestShop;
  let plain: Awaited<ReturnType<TestShop['addItem']>>;
  beforeAll(async () => {
    shop = await TestShop.open(server);
    plain = await shop.addItem();
  });
  afterAll(() => shop.leave());
  afterEach(() => shop.close());

  /** A shopper who is asked about a line that costs 50 more than quoted. */
  async function asked() {
    const [item, shopper] = [await shop.addItem(), await shop.newShopper()];
    const line = lineFor(item, { unitPrice: item.price.amount - 50, consent: { orElse: 'ask' } });
    const order = orderOf(shopper, [line, lineFor(plain)]);
    await shopper.place(order);
    await shop.visit(shopper);
    return { item, shopper, lineId: line.lineId, orderId: order._id };
  }

  test('the order waits, is not numbered, and says what it costs now', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({
      status: 'needs-answer',
      question: { number: 1, lines: [{ lineId, reason: { code: 'price-changed' }, unitPrice: item.price.amount }] },
    });
    expect(seen).not.toHaveProperty('orderNumber');
    expect(await shopper.waiting()).toEqual([]);
  });

  test('yes: the order is received, numbered, and charged what was accepted', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) });
    await shop.visit(shopper);
    const seen = await shopper.seen(orderId);
    expect(seen).toMatchObject({ status: 'received', total: item.price.amount + plain.price.amount });
    expect(seen?.orderNumber).toBeGreaterThan(0);
    expect(seen?.history.map(({ status }) => status)).toEqual(['needs-answer', 'received']);
    expect(seen?._conflicts).toBeUndefined();
    expect(await shopper.waiting()).toEqual([]);
  });

  test('no: what was asked about is left out, and the rest is made', async () => {
    const first = await asked();
    await first.shopper.answer(first.orderId, 1, { [first.lineId]: LEAVE_OUT });
    await shop.visit(first.shopper);
    expect(await first.shopper.seen(first.orderId)).toMatchObject({ status: 'received', total: plain.price.amount });
  });

  test('a price that rose once more is asked about once more', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    await shop.changeItem(item.id, { price: { amount: item.price.amount + 10, currency: 'EUR' } });
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) });
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'needs-answer', question: { number: 2 } });
    await shopper.answer(orderId, 2, { [lineId]: take(item.price.amount + 10) });
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received' });
  });

  test('answers from two devices are one answer, the first', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    const [first, second] = [Date.now(), Date.now() + 1].map((ms) => new Date(ms).toISOString());
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) }, second);
    await shopper.answer(orderId, 1, { [lineId]: LEAVE_OUT }, first);
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received', total: plain.price.amount });
    const answered = await shop.inBook(shopper, orderId);
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) });
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, orderId)).toEqual(answered);
    expect(await shopper.waiting()).toEqual([]);
  });

  test('an order that waits for an answer can be withdrawn', async () => {
    const { shopper, orderId } = await asked();
    await shopper.cancel(orderId);
    await shop.visit(shopper);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'cancelled' });
  });

  test('something that is gone can be had otherwise: the shopper chooses, and is charged what that costs', async () => {
    const soy = { id: 'soy', name: 'Soy', priceDelta: 60 };
    const [item, shopper] = [await shop.addItem({ options: [{ ...MILK, choices: [soy] }] }), await shop.newShopper()];
    const line = lineFor(item, {
      options: { milk: 'oat' },
      unitPrice: item.price.amount + 50,
      consent: { orElse: 'ask' },
    });
    const order = orderOf(shopper, [line]);
    await shopper.place(order);
    await shop.visit(shopper);
    const unitPrice = item.price.amount + 60;
    expect((await shopper.seen(order._id))?.question?.lines).toMatchObject([
      { reason: { code: 'bad-option' }, alternatives: [{ options: { milk: 'soy' }, unitPrice }] },
    ]);
    await shopper.answer(order._id, 1, {
      [line.lineId]: { ...take(unitPrice), options: { milk: 'soy' } } as AnsweredLine,
    });
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({
      status: 'received',
      total: unitPrice,
      lines: [{ outcome: 'substituted', options: { milk: 'oat' }, takenOptions: { milk: 'soy' } }],
    });
  });

  test('something cheaper that was chosen instead and has become dearer than that is asked about again, however much the first choice cost', async () => {
    const soy = { id: 'soy', name: 'Soy', priceDelta: 0 };
    const [item, shopper] = [await shop.addItem({ options: [{ ...MILK, choices: [soy] }] }), await shop.newShopper()];
    const { amount, currency } = item.price;
    const line = lineFor(item, { options: { milk: 'oat' }, unitPrice: amount + 100, consent: { orElse: 'ask' } });
    const order = orderOf(shopper, [line]);
    await shopper.place(order);
    await shop.visit(shopper);
    await shop.changeItem(item.id, { price: { amount: amount + 80, currency } });
    await shopper.answer(order._id, 1, {
      [line.lineId]: { ...take(amount), options: { milk: 'soy' } } as AnsweredLine,
    });
    await shop.visit(shopper);
    expect(await shopper.seen(order._id)).toMatchObject({
      status: 'needs-answer',
      question: { number: 2, lines: [{ reason: { code: 'price-changed' }, unitPrice: amount + 80 }] },
    });
  });

  test('an answer that came in time counts, also when the processor was away until the time was over', async () => {
    const { item, shopper, lineId, orderId } = await asked();
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) });
    const late = { ...shop.shop, now: () => Date.now() + 3_600_001 };
    await expireQuestions(late, (uid) => uid === shopper.uid);
    expect(await shop.inBook(shopper, orderId)).toMatchObject({ status: 'needs-answer' });
    await shop.visit(shopper, late);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'received' });
    expect(await shopper.waiting()).toEqual([]);
  });

  test('an answer that nobody can read is none: once it is retired, the order ends like any that nobody answered', async () => {
    const { shopper, orderId } = await asked();
    await shopper.placeUnchecked({ _id: `answer:${orderId}:1`, type: 'answer' });
    const late = { ...shop.shop, now: () => Date.now() + 3_600_001 };
    const expire = () => expireQuestions(late, (uid) => uid === shopper.uid);
    await expire();
    await shop.visit(shopper, late);
    expect(await shop.inBook(shopper, orderId)).toMatchObject({ status: 'needs-answer' });
    await expire();
    expect(await shop.inBook(shopper, orderId)).toMatchObject({ status: 'refused', reason: { code: 'unanswered' } });
  });

  test('orders that wait on, another processor’s or answered, keep none behind them from ending', async () => {
    const [foreign, answered, due] = [await asked(), await asked(), await asked()];
    await answered.shopper.answer(answered.orderId, 1, { [answered.lineId]: LEAVE_OUT });
    const late = { ...shop.shop, now: () => Date.now() + 3_600_001 };
    const ours = [answered, due].map(({ shopper }) => shopper.uid);
    await expireQuestions(late, (uid) => ours.includes(uid), 1);
    for (const { shopper, orderId } of [foreign, answered])
      expect(await shop.inBook(shopper, orderId)).toMatchObject({ status: 'needs-answer' });
    expect(await shop.inBook(due.shopper, due.orderId)).toMatchObject({ status: 'refused' });
  });

  test('a user whose queue cannot be asked is not refused, and keeps nobody else back', async () => {
    const [closed, open] = [await asked(), await asked()];
    const late = { ...shop.shop, now: () => Date.now() + 3_600_001 };
    const ask: typeof late.ask = async (request) => {
      if (request.path.startsWith(closed.shopper.placedDatabase)) throw new ServerProblem(403, 'forbidden');
      return late.ask(request);
    };
    await expireQuestions({ ...late, ask }, (uid) => [closed, open].some(({ shopper }) => shopper.uid === uid));
    expect(await shop.inBook(closed.shopper, closed.orderId)).toMatchObject({ status: 'needs-answer' });
    expect(await shop.inBook(open.shopper, open.orderId)).toMatchObject({ status: 'refused' });
  });

  test('a question that nobody answers in time: the order is refused, the shopper sees it, and a late answer changes nothing', async () => {
    const first = await asked();
    const longest = `${first.shopper.uid}:${first.orderId}`;
    const { item, shopper, lineId, orderId } = await asked();
    await expireQuestions(shop.shop, () => true);
    expect(await shopper.seen(orderId)).toMatchObject({ status: 'needs-answer' });
    const late = () => Date.now() + 3_600_001;
    const another = await shop.newShopper();
    await expireQuestions({ ...shop.shop, now: late }, (uid) => uid === another.uid);
    expect(await shop.inBook(shopper, orderId)).toMatchObject({ status: 'needs-answer' });
    // One that nobody can read any more, which has waited longer, keeps this one from nothing.
    await breakBook(shop, longest);
    await shop.startProcessor({ now: late });
    await vi.waitFor(
      async () =>
        expect(await shopper.seen(orderId)).toMatchObject({
          status: 'refused',
          reason: { code: 'unanswered' },
          total: 0,
        }),
      { timeout: 25_000, interval: 50 },
    );
    await shop.close();
    await shopper.answer(orderId, 1, { [lineId]: take(item.price.amount) });
    const before = await shop.inBook(shopper, orderId);
    await shop.visit(shopper);
    expect(await shop.inBook(shopper, orderId)).toEqual(before);
    expect(await shopper.waiting()).toEqual([]);
  });
});
