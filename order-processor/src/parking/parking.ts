import { ParkedDocument } from '@coffee-catalog/shared/orders/parked-document';
import { instant, type Shop } from '../sequence/shop.ts';
import { pathOf, readDocument, stored, writeDocument } from '../server/document.ts';
import { type Change, describeError, parkedId } from './parked-change.ts';

/** After so many failures in a row a change is parked. */
export const MAX_ATTEMPTS = 5;

/** `failing`: tried again soon; `parked`: waits for a retry; `released`: parked, and to be tried once more. */
type State = {
  change: Change;
  attempts: number;
  state: 'failing' | 'parked' | 'released';
  retryRequestedTime?: string;
};

/** What to do after a failure: try again after a while, or leave it parked. */
export type AfterFailure = { kind: 'again'; attempt: number } | { kind: 'parked' };

/**
 * Counts the failures of each change and parks it in `parked` when there were too many, so that one bad document stops neither the others nor a
 * checkpoint, and is never forgotten: it is tried again at every start, once a minute, and when the owner asks for it.
 */
export class Parking {
  private readonly states = new Map<string, State>();
  private readonly shop: Shop;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  /** Whether this change is left alone for now. */
  isParked(change: Change): boolean {
    return this.states.get(parkedId(change))?.state === 'parked';
  }

  /** How many changes are parked. */
  get size(): number {
    return [...this.states.values()].filter(({ state }) => state !== 'failing').length;
  }

  /** The changes of a database that are to be tried once more. */
  released(database: string): Change[] {
    const states = [...this.states.values()].filter(({ state }) => state === 'released');
    return states.map(({ change }) => change).filter((change) => change.database === database);
  }

  /** Reads what is parked at a start, and releases all of it. */
  async load(isOurs: (change: Change) => boolean): Promise<Change[]> {
    const query = { include_docs: true };
    const answer = await this.shop.ask({ method: 'GET', path: pathOf('parked', '_all_docs'), query });
    const { rows } = answer as { rows: { id: string; doc?: unknown }[] };
    for (const { id, doc } of rows) {
      if (doc === undefined || doc === null || id.startsWith('_design/')) continue;
      const document = ParkedDocument.parse({ ...stored(doc).content, _id: id });
      if (isOurs(document)) this.remember(id, document, 'released');
    }
    return [...this.states.values()].map(({ change }) => change);
  }

  /** Releases every parked change, also those that a retry could not get to while the server was away. */
  releaseAll(): Change[] {
    const parked = [...this.states.values()].filter(({ state }) => state !== 'failing');
    for (const entry of parked) entry.state = 'released';
    return parked.map(({ change }) => change);
  }

  /** Takes note of a document of `parked`, perhaps of another processor's; resolves to its change when the owner asked for a retry. */
  changed(id: string, document: ParkedDocument | undefined): Change | undefined {
    const known = this.states.get(id);
    if (document === undefined) {
      if (known !== undefined && known.state !== 'failing') this.states.delete(id);
      return undefined;
    }
    const asked =
      document.retryRequestedTime !== undefined && document.retryRequestedTime !== known?.retryRequestedTime;
    this.remember(id, document, asked || known?.state === 'released' ? 'released' : 'parked');
    return asked ? { database: document.database, documentId: document.documentId } : undefined;
  }

  /** A change failed. Parks it when it failed too often: only then may anything pass it. Throws when it cannot be parked either. */
  async failed(change: Change, error: unknown): Promise<AfterFailure> {
    const id = parkedId(change);
    const before = this.states.get(id);
    const attempts = (before?.attempts ?? 0) + 1;
    const parked = before !== undefined && before.state !== 'failing';
    const entry: State = { ...before, change, attempts, state: before?.state ?? 'failing' };
    this.states.set(id, entry);
    if (!parked && attempts < MAX_ATTEMPTS) return { kind: 'again', attempt: attempts };
    await this.write(id, entry, error);
    this.states.set(id, { ...entry, state: 'parked' });
    this.shop.log.error({ ...change, attempts, err: error }, 'parked: it needs somebody to look at it');
    return { kind: 'parked' };
  }

  /** A change came through: it is forgotten, and no longer parked. */
  async resolved(change: Change): Promise<void> {
    const id = parkedId(change);
    const state = this.states.get(id);
    if (state === undefined) return;
    if (state.state !== 'failing') await this.remove(id);
    this.states.delete(id);
  }

  private remember(id: string, document: ParkedDocument, state: State['state']): void {
    const { database, documentId, attempts, retryRequestedTime } = document;
    const change = { database, documentId };
    this.states.set(id, { change, attempts, state, ...(retryRequestedTime && { retryRequestedTime }) });
  }

  private async write(id: string, { change, attempts, retryRequestedTime }: State, error: unknown): Promise<void> {
    const before = await readDocument(this.shop.ask, 'parked', id);
    const parkedTime = (before?.content['parkedTime'] as string | undefined) ?? instant(this.shop);
    const content: ParkedDocument = {
      _id: id,
      type: 'parked',
      schemaVersion: 1,
      ...change,
      error: describeError(error),
      attempts,
      parkedTime,
      ...(retryRequestedTime && { retryRequestedTime }),
    };
    // A conflict: another processor, or the owner asking for a retry, was first. It is parked all the same.
    await writeDocument(this.shop.ask, 'parked', { id, content, ...(before && { rev: before.rev }) });
  }

  private async remove(id: string): Promise<void> {
    const before = await readDocument(this.shop.ask, 'parked', id);
    if (before === undefined) return;
    await writeDocument(this.shop.ask, 'parked', { id, rev: before.rev, content: { _deleted: true } });
  }
}
