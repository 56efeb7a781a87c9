import { type PushKind, StoredSubscription, sentId } from '@coffee-catalog/shared/push/push-subscription';
import type { Ask } from '../server/ask.ts';
import { pathOf, writeDocument } from '../server/document.ts';

const DATABASE = 'push';

/** A device that can be told, with its document's id and revision. */
export type Subscriber = { readonly id: string; readonly rev: string; readonly subscription: StoredSubscription };

/** Where this user's devices can be reached. What is not understood is left out: an older processor meets a newer gateway. */
export async function readSubscribers(ask: Ask, uid: string): Promise<Subscriber[]> {
  const query = {
    include_docs: true,
    startkey: JSON.stringify(`subscription:${uid}:`),
    endkey: JSON.stringify(`subscription:${uid};`),
  };
  const answer = await ask({ method: 'GET', path: pathOf(DATABASE, '_all_docs'), query });
  const { rows } = answer as { rows: { id: string; value: { rev: string }; doc: unknown }[] };
  return rows.flatMap(({ id, value, doc }) => {
    const parsed = StoredSubscription.safeParse(doc);
    return parsed.success ? [{ id, rev: value.rev, subscription: parsed.data }] : [];
  });
}

/** Marks that an order is told of, by creating the mark: whoever creates it tells, everybody else (a replay, another processor) does not. */
export async function markTold(ask: Ask, key: string, kind: PushKind, now: number): Promise<boolean> {
  const content = { type: 'sent', schemaVersion: 1, sentTime: new Date(now).toISOString() };
  const written = await writeDocument(ask, DATABASE, { id: sentId(key, kind), content });
  return written.kind === 'written';
}

/** Forgets a subscription that the push service does not know any more. One that was renewed meanwhile stays. */
export async function forgetSubscriber(ask: Ask, { id, rev }: Subscriber): Promise<void> {
  await writeDocument(ask, DATABASE, { id, rev, content: { _deleted: true } });
}
