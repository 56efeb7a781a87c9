import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import { Item } from '@coffee-catalog/shared/catalog/item';
import { priceItem } from '@coffee-catalog/shared/catalog/price-item';
import { type BookLine, type BookOrder, isTaken } from '@coffee-catalog/shared/orders/book-order';
import { mayFollow } from '@coffee-catalog/shared/orders/life-cycle';
import type { World } from '../world/world.ts';
import { groupBy } from './group-by.ts';
import { type Booked, bookedOrders, type Committed, committedOrders, keyOf } from './stored-orders.ts';
import type { Violation } from './violation.ts';

/** How far apart the clocks of the processors may be, and what a request may take. Milliseconds. */
const CLOCKS_MS = 2_000;

/** Holds everything that was ever written into the store's book against what shoppers committed: laws 2, 4, 5, 6, 7, 11 and 12. */
export function checkBook(world: World): Violation[] {
  const committed = groupBy(committedOrders(world), keyOf);
  const { orders, malformed } = bookedOrders(world.history);
  const strange = malformed.map(({ id }) => ({ law: 2, what: `${id} in the book is not an order` }));
  const numbers = checkNumbers(orders);
  const numbered = orders.filter(({ versions }) => versions.at(-1)?.order.orderNumber !== undefined);
  world.story.coverage.count('law 3: order numbers given', numbered.length);
  return [
    ...strange,
    ...numbers,
    ...orders.flatMap((booked) => checkOrder(booked, committed.get(booked.key) ?? [], world)),
  ];
}

function checkOrder(booked: Booked, committed: readonly Committed[], world: World): Violation[] {
  const first = booked.versions[0]?.order;
  if (first === undefined) return [];
  const sealed = committed.find(({ rev }) => rev === first.claimedRev);
  if (committed.length === 0) return [{ law: 2, what: `${booked.key} was claimed and never placed` }];
  const { coverage } = world.story;
  coverage.count('law 2: orders claimed');
  coverage.count('law 5: later revisions of an order in the book', booked.versions.length - 1);
  coverage.count(
    'law 6: steps of orders',
    booked.versions.filter(({ order }, at) => order.status !== booked.versions[at - 1]?.order.status).length,
  );
  if (world.processors.some(({ clockError }) => clockError !== 0))
    coverage.count('law 7: times set by a processor whose clock is wrong');
  if (sealed === undefined)
    return [{ law: 4, what: `${booked.key} claims the revision ${first.claimedRev}, which nobody committed` }];
  return [
    ...checkCore(booked, first, sealed),
    ...checkSteps(booked),
    ...checkTimes(booked),
    ...decisions(booked).flatMap((order) => checkPrices(order, sealed, world)),
  ];
}

/** Laws 4 and 5: the order is what was sealed, and stays so. */
function checkCore({ key, versions }: Booked, first: BookOrder, { order }: Committed): Violation[] {
  const violations: Violation[] = [];
  const asSealed = first.lines.map(sealedLine);
  const sealedCore = {
    lines: order.lines,
    quote: order.quote,
    userId: order.userId,
    note: order.note ?? null,
    fulfilment: order.fulfilment,
  };
  const bookCore = {
    lines: asSealed,
    quote: first.quote,
    userId: first.userId,
    note: first.note ?? null,
    fulfilment: first.fulfilment,
  };
  if (canonicalJson(sealedCore) !== canonicalJson(bookCore))
    violations.push({ law: 4, what: `${key} is not what its shopper sealed` });
  // While its shopper is asked about some lines, only what becomes of these is open.
  const decided = versions.filter(({ order: each }) => each.status !== 'needs-answer');
  for (const { order: later, rev } of decided)
    if (coreOf(later) !== coreOf(decided[0]?.order ?? later))
      violations.push({ law: 5, what: `${key} has another core in ${rev}` });
  for (const { order: later, rev } of versions)
    if (canonicalJson(later.lines.map(sealedLine)) !== canonicalJson(asSealed))
      violations.push({ law: 5, what: `${key} has other lines in ${rev}` });
  return violations;
}

/** A line without what the shop, or its shopper's answer, has added. */
function sealedLine({
  chargedUnitPrice: _price,
  chargedItemRev: _rev,
  outcome: _outcome,
  takenOptions: _taken,
  answered: _answered,
  ...line
}: BookLine): object {
  return line;
}

function coreOf({
  orderId,
  userId,
  lines,
  total,
  receivedTime,
  claimedTime,
  orderNumber,
  businessDay,
}: BookOrder): string {
  const times = {
    receivedTime: receivedTime ?? null,
    claimedTime,
    orderNumber: orderNumber ?? null,
    businessDay: businessDay ?? null,
  };
  return canonicalJson({ orderId, userId, lines, total, ...times });
}

/** Law 6: one step at a time, along the table, each written down. */
function checkSteps({ key, versions }: Booked): Violation[] {
  const violations: Violation[] = [];
  for (const [at, { order }] of versions.entries()) {
    const before = versions[at - 1]?.order;
    const from = before?.status ?? 'placed';
    if (order.status !== from && !mayFollow(from, order.status))
      violations.push({ law: 6, what: `${key} went from ${from} to ${order.status}` });
    if (order.history.at(-1)?.status !== order.status)
      violations.push({ law: 6, what: `${key} is ${order.status}, which its history does not say` });
    const kept =
      canonicalJson(order.history.slice(0, before?.history.length ?? 0)) === canonicalJson(before?.history ?? []);
    if (!kept) violations.push({ law: 6, what: `${key} had its history rewritten` });
  }
  return violations;
}

/** Law 7: the server's clock, each time once. */
function checkTimes({ key, versions }: Booked): Violation[] {
  const violations: Violation[] = [];
  const isNow = (time: string, written: number): boolean => Math.abs(Date.parse(time) - written) < 60_000 + CLOCKS_MS;
  for (const what of ['claimedTime', 'receivedTime'] as const) {
    const first = versions.find(({ order }) => order[what] !== undefined);
    const said = first?.order[what];
    if (first !== undefined && said !== undefined && !isNow(said, first.time))
      violations.push({ law: 7, what: `${key} says ${what} ${said}` });
  }
  const claims = new Set(versions.map(({ order }) => order.claimedTime));
  if (claims.size > 1) violations.push({ law: 7, what: `${key} was claimed more than once` });
  return violations;
}

/** The first word of the book on an order, and the first after its shopper has answered. */
function decisions({ versions }: Booked): BookOrder[] {
  const [first, ...later] = versions.map(({ order }) => order);
  if (first?.status !== 'needs-answer') return first === undefined ? [] : [first];
  const settled = later.find(({ status }) => status === 'received');
  return settled === undefined ? [first] : [first, settled];
}

/** Laws 11 and 12: prices come from the catalog, within what was consented to. */
function checkPrices(order: BookOrder, { order: sealed }: Committed, world: World): Violation[] {
  const violations: Violation[] = [];
  const charged = order.lines.filter((line) => isTaken(line) && order.status !== 'refused');
  for (const line of charged) {
    const promised = sealed.lines.find(({ lineId }) => lineId === line.lineId);
    const consented = (promised?.unitPrice ?? 0) + (promised?.consent.priceUpTo ?? 0);
    const limit = line.answered?.take === 'it' ? line.answered.unitPriceUpTo : consented;
    if (line.answered !== undefined) world.story.coverage.count('law 12: lines charged within what was answered');
    if (line.chargedUnitPrice > limit)
      violations.push({
        law: 12,
        what: `${order._id} charges ${line.chargedUnitPrice} for ${line.name}, at most ${limit} was agreed`,
      });
    world.story.coverage.count('law 12: lines charged');
    if (line.chargedUnitPrice !== promised?.unitPrice)
      world.story.coverage.count('law 11: lines whose price changed before the claim');
    const price = priceAt(line, world);
    if (price !== line.chargedUnitPrice)
      violations.push({
        law: 11,
        what: `${order._id} charges ${line.chargedUnitPrice} for ${line.name}, which cost ${price}`,
      });
  }
  const sum = charged.reduce((total, { chargedUnitPrice, count }) => total + chargedUnitPrice * count, 0);
  if (order.total !== sum)
    violations.push({ law: 12, what: `${order._id} charges ${order.total} for lines of ${sum}` });
  return violations;
}

/** What a line cost in the revision of the catalog that the book names. */
function priceAt({ itemId, options, takenOptions, chargedItemRev }: BookLine, { history }: World): number | undefined {
  const stored = history
    .in('server', 'catalog')
    .find(({ id, rev }) => id === `item:${itemId}` && rev === chargedItemRev);
  const item = Item.safeParse({ ...stored?.document, _id: `item:${itemId}` });
  if (!item.success) return undefined;
  const priced = priceItem(item.data, takenOptions ?? options);
  return priced.kind === 'priced' ? priced.amount : undefined;
}

/** Part of law 3: a number of a day is given once. */
function checkNumbers(orders: readonly Booked[]): Violation[] {
  const numbered = orders.flatMap(({ key, versions }) => {
    const { orderNumber, businessDay } = versions.find(({ order }) => order.orderNumber !== undefined)?.order ?? {};
    return orderNumber === undefined ? [] : [{ key, number: `${businessDay} ${orderNumber}` }];
  });
  const byNumber = groupBy(numbered, ({ number }) => number);
  return [...byNumber].flatMap(([number, list]) =>
    list.length > 1
      ? [{ law: 3, what: `the number ${number} was given to ${list.map(({ key }) => key).join(' and ')}` }]
      : [],
  );
}
