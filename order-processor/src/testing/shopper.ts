import { randomUUID } from 'node:crypto';
import type { Couch } from '@coffee-catalog/couchdb/client/connect';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { type Answer, answerId } from '@coffee-catalog/shared/orders/answer';
import type { ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { CancelRequest, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { v7 as uuidV7 } from 'uuid';

/** What a shopper's device sees of an order that the shop has taken on. */
export type Seen = ProcessedOrder & { _rev: string; _conflicts?: string[] };

type Connections = {
  readonly uid: string;
  /** As the shopper. */
  readonly couch: Couch;
  readonly admin: Couch;
};

/** A shopper as the server sees them: what a device's replication writes and reads. */
export class Shopper {
  readonly uid: string;
  readonly deviceId = uuidV7();
  private readonly couch: Couch;
  private readonly admin: Couch;

  constructor({ uid, couch, admin }: Connections) {
    this.uid = uid;
    this.couch = couch;
    this.admin = admin;
  }

  /** Writes a sealed order as a device's push does; resolves to its revision. Throws when the database refuses it. */
  async place(document: PlacedOrder | CancelRequest | Answer, hash = newHash()): Promise<string> {
    return await this.push(document, hash);
  }

  /** The same for many at once; resolves to their revisions. */
  async placeAll(documents: readonly PlacedOrder[]): Promise<string[]> {
    const placed = documents.map((document) => ({ ...document, ...firstRevision(newHash()) }));
    await this.pushAll(placed);
    return placed.map(({ _rev }) => _rev);
  }

  /** The same for anything at all, past the database's rules, as if an older version of them had let it in. */
  async placeUnchecked(document: Record<string, unknown> & { _id: string }, hash = newHash()): Promise<string> {
    const placed = this.admin.use<{ validate_doc_update: string }>(this.placedDatabase);
    const rules = await placed.get('_design/validation');
    const { rev } = await placed.insert({ ...rules, validate_doc_update: 'function () {}' });
    const written = await this.push(document, hash);
    await placed.insert({ ...rules, _rev: rev });
    return written;
  }

  /** Asks to withdraw an order. */
  async cancel(orderId: string): Promise<void> {
    const requestedTime = new Date().toISOString();
    const ids = { _id: `cancel:${orderId}`, userId: this.uid, deviceId: this.deviceId, orderId };
    await this.place({ ...ids, type: 'cancel', schemaVersion: 1, requestedTime });
  }

  /** Answers the shop's question about an order line by line. */
  async answer(
    orderId: string,
    question: number,
    lines: Answer['lines'],
    answeredTime = new Date().toISOString(),
  ): Promise<void> {
    const ids = { _id: answerId(orderId, question), userId: this.uid, deviceId: this.deviceId, orderId };
    await this.place({ ...ids, type: 'answer', schemaVersion: 1, question, lines, answeredTime });
  }

  /** What the shop shows of this order, if it does. */
  async seen(orderId: string): Promise<Seen | undefined> {
    const processed = this.couch.use<ProcessedOrder>(userDatabase('processedOrders', this.uid));
    try {
      return await processed.get(orderId, { conflicts: true });
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode === 404) return undefined;
      throw error;
    }
  }

  /** Ids of what lies in placedorders. */
  async waiting(): Promise<string[]> {
    const { rows } = await this.couch.use(this.placedDatabase).list();
    return rows.map(({ id }) => id).filter((id) => !id.startsWith('_design/'));
  }

  get placedDatabase(): string {
    return userDatabase('placedOrders', this.uid);
  }

  private async push(document: { readonly _id: string }, hash: string): Promise<string> {
    await this.pushAll([{ ...document, ...firstRevision(hash) }]);
    return `1-${hash}`;
  }

  private async pushAll(docs: readonly object[]): Promise<void> {
    const body = { docs, new_edits: false };
    const answer = await this.couch.request({ method: 'post', db: this.placedDatabase, path: '_bulk_docs', body });
    const [refused] = answer as { id?: string; error?: string; reason?: string }[];
    if (refused?.error !== undefined) throw new Error(`placing ${refused.id}: ${refused.reason}`);
  }
}

/** A revision's hash that nobody else has. */
export function newHash(): string {
  return randomUUID().replaceAll('-', '');
}

function firstRevision(hash: string): { _rev: string; _revisions: object } {
  return { _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } };
}
