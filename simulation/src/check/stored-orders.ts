import { databaseName } from '@coffee-catalog/client/data/local/database-names';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey, parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { History, Stored } from '../history/history.ts';
import type { World } from '../world/world.ts';

/** An order that a shopper committed: sealed on a phone, with the revision it was given there. */
export type Committed = {
  readonly uid: string;
  readonly phone: string;
  readonly rev: string;
  readonly time: number;
  readonly order: PlacedOrder;
};

/** Every order that was ever sealed and committed to a phone's disk; each revision once, where it was stored first. */
export function committedOrders({ history, phones, accounts }: World): Committed[] {
  const seen = new Set<string>();
  const databases = phones.flatMap((phone) =>
    accounts.map(({ uid }) => ({
      uid,
      phone: phone.name,
      stored: history.in(phone.name, databaseName(uid, 'placedOrders')),
    })),
  );
  const all = databases.flatMap(({ uid, phone, stored }) => stored.map((revision) => ({ uid, phone, revision })));
  all.sort((a, b) => a.revision.time - b.revision.time);
  return all.flatMap(({ uid, phone, revision }) => {
    const { id, rev, deleted, document, time } = revision;
    const parsed = PlacedOrder.safeParse({ ...document, _id: id });
    if (deleted || !parsed.success || seen.has(`${uid} ${id} ${rev}`)) return [];
    seen.add(`${uid} ${id} ${rev}`);
    return [{ uid, phone, rev, time, order: parsed.data }];
  });
}

/** An order of the book with everything that was ever written about it, in order. */
export type Booked = {
  readonly key: string;
  readonly uid: string;
  readonly orderId: string;
  readonly versions: readonly BookVersion[];
};
export type BookVersion = { readonly time: number; readonly rev: string; readonly order: BookOrder };

/** The orders of the book; `malformed`: documents there that are none. */
export function bookedOrders(history: History): {
  readonly orders: readonly Booked[];
  readonly malformed: readonly Stored[];
} {
  const versions = new Map<string, BookVersion[]>();
  const malformed: Stored[] = [];
  for (const stored of history.in('server', 'orders')) {
    if (parseOrderKey(stored.id) === undefined) continue;
    const parsed = BookOrder.safeParse({ ...stored.document, _id: stored.id });
    if (!parsed.success || stored.deleted) malformed.push(stored);
    else
      versions.set(stored.id, [
        ...(versions.get(stored.id) ?? []),
        { time: stored.time, rev: stored.rev, order: parsed.data },
      ]);
  }
  const orders = [...versions].map(([key, list]) => ({
    key,
    ...(parseOrderKey(key) as { uid: string; orderId: string }),
    versions: list,
  }));
  return { orders, malformed };
}

/** Whether the server ever held this revision of an order. */
export function reachedServer(history: History, { uid, rev, order }: Committed): boolean {
  return history
    .in('server', userDatabase('placedOrders', uid))
    .some(({ id, rev: stored }) => id === order._id && stored === rev);
}

export function keyOf({ uid, order }: Committed): string {
  return orderKey(uid, order._id);
}
