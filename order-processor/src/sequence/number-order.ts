import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { DayCounter } from '@coffee-catalog/shared/orders/day-counter';
import { readDocument, type Stored, writeDocument } from '../server/document.ts';
import type { Shop } from './shop.ts';

/** How often a counter is read again because somebody else moved it: more than any number of processors causes in a row. */
const MAX_ROUNDS = 100;

/** Order numbers are taken one after another within a process, so that its own users do not race each other. */
const lastTaken = new WeakMap<Shop, Promise<unknown>>();

/** The order with its number, if it is received: of the day on which the shop received it. Any other order has none. */
export async function numbered(shop: Shop, order: BookOrder): Promise<BookOrder> {
  if (order.status !== 'received' || order.receivedTime === undefined) return order;
  const businessDay = shop.businessDay(Date.parse(order.receivedTime));
  return { ...order, businessDay, orderNumber: await numberOrder(shop, businessDay) };
}

/**
 * Takes the next order number of a business day (1, 2, 3 …) by compare-and-set on `orders/day:<day>`. A number is never given twice;
 * one that is taken and then not used (a crash, or another processor's claim was first) is a gap, which is allowed.
 */
export async function numberOrder(shop: Shop, day: string): Promise<number> {
  const taken = (lastTaken.get(shop) ?? Promise.resolve()).then(
    () => takeNumber(shop, day),
    () => takeNumber(shop, day),
  );
  lastTaken.set(shop, taken);
  return await taken;
}

async function takeNumber({ ask }: Shop, day: string): Promise<number> {
  const id = `day:${day}`;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const counter = await readDocument(ask, 'orders', id);
    const last = counter === undefined ? 0 : lastNumber(counter);
    const content: DayCounter = { _id: id, type: 'day', schemaVersion: 1, last: last + 1 };
    const written = await writeDocument(ask, 'orders', { id, content, ...(counter && { rev: counter.rev }) });
    if (written.kind === 'written') return last + 1;
  }
  throw new Error(`numbering an order of ${day}: the counter moved ${MAX_ROUNDS} times under our hands`);
}

/** Throws where the counter cannot be read: a number that was given must not be given again. */
function lastNumber({ id, content }: Stored): number {
  const parsed = DayCounter.safeParse({ ...content, _id: id });
  if (!parsed.success) throw new Error(`reading the counter ${id}`, { cause: parsed.error });
  return parsed.data.last;
}
