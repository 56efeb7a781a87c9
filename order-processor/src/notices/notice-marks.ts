import { type Notice, StoredSubscription, sentId, waitingId } from '@coffee-catalog/shared/push/push-subscription';
import type { Ask } from '../server/ask.ts';
import { pathOf, writeDocument } from '../server/document.ts';

const DATABASE = 'push';

/** A device that can be told, with its document's id and revision. */
export type Subscriber = { readonly id: string; readonly rev: string; readonly subscription: StoredSubscription };

/** Where this user's devices can be reached. What is not understood is left out: an older processor meets a newer gateway. */
export async function readSubscribers(ask: Ask, uid: string): Promise<Subscriber[]> {
  return subscribersIn(await readRange(ask, `subscription:${uid}:`));
}

/** Where those who run the shop can be reached. */
export async function readOwnerSubscribers(ask: Ask): Promise<Subscriber[]> {
  return subscribersIn(await readRange(ask, 'owner-subscription:'));
}

function subscribersIn(rows: readonly Row[]): Subscriber[] {
  return rows.flatMap(({ id, value, doc }) => {
    const parsed = StoredSubscription.safeParse(doc);
    return parsed.success ? [{ id, rev: value.rev, subscription: parsed.data }] : [];
  });
}

/** Marks that this is told of an order, by creating the mark: whoever creates it tells, everybody else (a replay, another processor) does not. */
export async function markTold(ask: Ask, key: string, notice: Notice, now: number): Promise<boolean> {
  const content = { type: 'sent', schemaVersion: 1, sentTime: new Date(now).toISOString() };
  const written = await writeDocument(ask, DATABASE, { id: sentId(key, notice), content });
  return written.kind === 'written';
}

/** Forgets a subscription that the push service does not know any more. One that was renewed meanwhile stays. */
export async function forgetSubscriber(ask: Ask, { id, rev }: Subscriber): Promise<void> {
  await writeDocument(ask, DATABASE, { id, rev, content: { _deleted: true } });
}

/** An order that lies in the queue, and since when the shop has seen it there: the server's clock, whoever saw it first. */
export type Waiting = { readonly id: string; readonly rev: string; readonly key: string; readonly since: number };

/** Writes down since when an order waits, unless somebody has done so already. */
export async function markWaiting(ask: Ask, key: string, since: number): Promise<void> {
  const content = { type: 'waiting', schemaVersion: 1, firstSeenTime: new Date(since).toISOString() };
  await writeDocument(ask, DATABASE, { id: waitingId(key), content });
}

/** The orders that were seen waiting and may wait still. */
export async function readWaiting(ask: Ask): Promise<Waiting[]> {
  const rows = await readRange(ask, waitingId(''));
  return rows.flatMap(({ id, value, doc }) => {
    const since = Date.parse(String((doc as { firstSeenTime?: unknown } | null)?.firstSeenTime));
    return Number.isNaN(since) ? [] : [{ id, rev: value.rev, key: id.slice(waitingId('').length), since }];
  });
}

/** An order does not wait any more. */
export async function forgetWaiting(ask: Ask, { id, rev }: Waiting): Promise<void> {
  await writeDocument(ask, DATABASE, { id, rev, content: { _deleted: true } });
}

type Row = { readonly id: string; readonly value: { readonly rev: string }; readonly doc: unknown };

/** All documents whose ids begin like this, which ends in a colon. */
async function readRange(ask: Ask, prefix: string): Promise<Row[]> {
  const query = {
    include_docs: true,
    startkey: JSON.stringify(prefix),
    endkey: JSON.stringify(`${prefix.slice(0, -1)};`),
  };
  const answer = await ask({ method: 'GET', path: pathOf(DATABASE, '_all_docs'), query });
  return (answer as { rows: Row[] }).rows;
}
