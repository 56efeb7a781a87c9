import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import type { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { Shopper } from '../testing/shopper.ts';
import { lineFor, orderOf, type TestShop } from '../testing/test-shop.ts';

/** One story whose writes are all to be interrupted. */
export type Scenario = {
  readonly name: string;
  /** What lies in the queue when the processor starts; `received` was brought through before. */
  readonly prepare: (setting: Setting) => Promise<void>;
  /** What must have become of the order in the end. */
  readonly outcome: {
    readonly status: BookStatus;
    readonly differences: number;
    readonly numbered: boolean;
    /** How many units are promised to it, where the item is counted. */
    readonly promised?: number;
    /** How many units are on the shelf in the end, where the item is counted. */
    readonly onHand?: number;
  };
};

export type Setting = {
  readonly shop: TestShop;
  readonly shopper: Shopper;
  /** What the order is for. */
  readonly item: Parameters<typeof lineFor>[0];
  readonly order: PlacedOrder;
};

const RECEIVED = { status: 'received', differences: 0, numbered: true } as const;
const otherContent = (order: PlacedOrder): PlacedOrder => ({
  ...order,
  note: 'with two straws',
  placedTime: new Date(Date.parse(order.placedTime) + 60_000).toISOString(),
});

/** An order, and everything that can come with it or after it. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an order',
    prepare: async ({ shopper, order }) => void (await shopper.place(order)),
    outcome: RECEIVED,
  },
  {
    name: 'an order placed on two devices with different content',
    prepare: async ({ shopper, order }) => {
      await shopper.place(order);
      await shopper.place(otherContent(order));
    },
    outcome: { ...RECEIVED, differences: 1 },
  },
  {
    name: 'different content after the order was received',
    prepare: async ({ shop, shopper, order }) => {
      await shopper.place(order);
      await shop.visit(shopper);
      await shopper.place(otherContent(order));
    },
    outcome: { ...RECEIVED, differences: 1 },
  },
  {
    name: 'an order that is refused',
    prepare: async ({ shopper, order }) => {
      const [line] = order.lines;
      if (line === undefined) throw new Error('an order without lines');
      await shopper.place({ ...order, lines: [{ ...line, unitPrice: line.unitPrice - 1 }] });
    },
    outcome: { status: 'refused', differences: 0, numbered: false },
  },
  {
    name: 'an order withdrawn before it was seen',
    prepare: async ({ shopper, order }) => {
      await shopper.place(order);
      await shopper.cancel(order._id);
    },
    outcome: { status: 'cancelled', differences: 0, numbered: false },
  },
  {
    name: 'an order withdrawn after it was received',
    prepare: async ({ shop, shopper, order }) => {
      await shopper.place(order);
      await shop.visit(shopper);
      await shopper.cancel(order._id);
    },
    outcome: { ...RECEIVED, status: 'cancelled' },
  },
  {
    name: 'an order for a counted item',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 5);
      await shopper.place(order);
    },
    outcome: { ...RECEIVED, promised: 1 },
  },
  {
    name: 'an order for two counted items of which one is gone',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 5);
      const gone = await shop.addItem();
      await shop.count(gone, 0);
      await shopper.place(orderOf(shopper, [lineFor(item), lineFor(gone)], { _id: order._id }));
    },
    outcome: { status: 'refused', differences: 0, numbered: false, promised: 0 },
  },
  {
    name: 'an order for a counted item withdrawn after it was received',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 5);
      await shopper.place(order);
      await shop.visit(shopper);
      await shopper.cancel(order._id);
    },
    outcome: { ...RECEIVED, status: 'cancelled', promised: 0 },
  },
  {
    name: 'an answer to a question about a counted item',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 5);
      const line = lineFor(item, { unitPrice: item.price.amount - 1, consent: { orElse: 'ask' } });
      await shopper.place(orderOf(shopper, [line], { _id: order._id }));
      await shop.visit(shopper);
      await shopper.answer(order._id, 1, { [line.lineId]: { take: 'it', unitPriceUpTo: item.price.amount } });
    },
    outcome: { ...RECEIVED, promised: 1 },
  },
  {
    name: 'an order for a counted item that is handed over',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 5);
      await shopper.place(order);
      await shop.visit(shopper);
      await shop.moveOn(shopper, order._id, 'preparing', 'ready', 'served');
    },
    outcome: { ...RECEIVED, status: 'served', promised: 0, onHand: 4 },
  },
  {
    name: 'an answer that raises another question',
    prepare: async ({ shop, shopper, item, order }) => {
      await shop.count(item, 0);
      const line = lineFor(item, { unitPrice: item.price.amount - 1, consent: { orElse: 'ask' } });
      await shopper.place(orderOf(shopper, [line], { _id: order._id }));
      await shop.visit(shopper);
      await shopper.answer(order._id, 1, { [line.lineId]: { take: 'it', unitPriceUpTo: item.price.amount } });
    },
    outcome: { status: 'needs-answer', differences: 0, numbered: false, promised: 0 },
  },
  {
    name: 'a question that nobody answered in time',
    prepare: async ({ shop, shopper, item, order }) => {
      const line = lineFor(item, { unitPrice: item.price.amount - 1, consent: { orElse: 'ask' } });
      await shopper.place(orderOf(shopper, [line], { _id: order._id }));
      await shop.visit(shopper, { answerWithinMs: 0 });
    },
    outcome: { status: 'refused', differences: 0, numbered: false },
  },
];

/** A new shopper, a new item, and an order for it that nobody has placed yet. */
export async function newSetting(shop: TestShop): Promise<Setting> {
  const [shopper, item] = [await shop.newShopper(), await shop.addItem()];
  return { shop, shopper, item, order: orderOf(shopper, [lineFor(item)]) };
}
