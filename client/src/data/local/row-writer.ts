import { Store } from '../store/store.ts';
import { canonicalDocument } from './canonical-document.ts';
import { type LiveCollection, stripMeta } from './live-collection.ts';

/** What a tombstone says beside being one. */
export type TombstoneMark = 'placed' | 'discarded';

/** A row as it is now: there, deleted (with what its tombstone kept), or never written. */
export type CurrentRow<T> = { kind: 'live'; doc: T } | { kind: 'deleted'; kept: Partial<T> } | { kind: 'absent' };

/** What becomes of a row. `keep`: the tombstone keeps the row's content. */
export type RowDecision<T> =
  | { kind: 'write'; doc: T }
  | { kind: 'delete'; mark?: TombstoneMark; keep?: true }
  | { kind: 'leave' };

/** Decides on a row from what it is now. Pure: it is asked again after each conflict. */
export type DecideRow<T> = (current: CurrentRow<T>) => RowDecision<T>;

type Stored = Record<string, unknown> & { _id: string };
type Pending<T> = { doc: T | undefined; writes: number };

/** How often a row is decided on anew when others keep writing it at the same moment. */
const MAX_TRIES = 10;

/**
 * Writes rows of a collection one batch after the other. What is about to be written is in `pending` at once (undefined: about to be deleted),
 * so that a screen never waits for the disk.
 */
export class RowWriter<T extends { _id: string }> {
  readonly pending = new Store<ReadonlyMap<string, Pending<T>>>(new Map());
  readonly #collection: LiveCollection<T>;
  readonly #onWrite: () => void;
  #queue: Promise<unknown> = Promise.resolve();

  /** `onWrite` is told of each change twice: when it is asked for and when it is written. */
  constructor(collection: LiveCollection<T>, onWrite: () => void = () => {}) {
    this.#collection = collection;
    this.#onWrite = onWrite;
  }

  /** The row as shown: what is about to be written before what is stored. */
  read(id: string): T | undefined {
    const pending = this.pending.get().get(id);
    return pending === undefined ? this.#collection.store.get().rows.get(id)?.doc : pending.doc;
  }

  /** Some rows as stored, once everything asked for so far is: those that were ever written, deleted ones too. */
  async stored(ids: readonly string[]): Promise<ReadonlyMap<string, CurrentRow<T>>> {
    await this.flush();
    const found = await this.#readStored([...ids]);
    return new Map([...found].map(([id, { current }]) => [id, current]));
  }

  /** Changes some rows in one transaction. Resolves when written; rejects when the disk refuses. */
  change(decisions: ReadonlyMap<string, DecideRow<T>>): Promise<void> {
    this.#expect(decisions);
    this.#onWrite();
    const written = this.#queue.then(() => this.#write(decisions));
    this.#queue = written.catch(() => undefined).then(() => this.#settle([...decisions.keys()]));
    return written;
  }

  /** Resolves when everything asked for so far is written and in the collection. */
  async flush(): Promise<void> {
    await this.#queue;
  }

  #expect(decisions: ReadonlyMap<string, DecideRow<T>>): void {
    const pending = new Map(this.pending.get());
    for (const [id, decide] of decisions) {
      const shown = this.read(id);
      const decision = decide(shown === undefined ? { kind: 'absent' } : { kind: 'live', doc: shown });
      const doc = decision.kind === 'write' ? decision.doc : decision.kind === 'delete' ? undefined : shown;
      pending.set(id, { doc, writes: (pending.get(id)?.writes ?? 0) + 1 });
    }
    this.pending.set(pending);
  }

  async #settle(ids: readonly string[]): Promise<void> {
    await this.#collection.refresh().catch(() => undefined);
    const pending = new Map(this.pending.get());
    for (const id of ids) {
      const row = pending.get(id);
      if (row === undefined) continue;
      if (row.writes > 1) pending.set(id, { ...row, writes: row.writes - 1 });
      else pending.delete(id);
    }
    this.pending.set(pending);
  }

  async #write(decisions: ReadonlyMap<string, DecideRow<T>>): Promise<void> {
    let waiting = [...decisions];
    for (let tries = 0; waiting.length > 0; tries += 1) {
      if (tries === MAX_TRIES)
        throw new Error(`writing ${waiting.map(([id]) => id).join(', ')}: others keep changing it`);
      waiting = await this.#writeOnce(waiting);
    }
    this.#onWrite();
  }

  /** Writes what is decided on the rows as stored; returns those that somebody else changed meanwhile. */
  async #writeOnce(decisions: [string, DecideRow<T>][]): Promise<[string, DecideRow<T>][]> {
    const stored = await this.#readStored(decisions.map(([id]) => id));
    const documents = decisions.flatMap(([id, decide]) => documentFor(id, stored.get(id), decide));
    if (documents.length === 0) return [];
    const answers = await this.#collection.database.run((pouch) => pouch.bulkDocs(documents));
    const conflicts = new Set<string>();
    for (const [at, answer] of answers.entries()) {
      if (!('error' in answer)) continue;
      const id = documents[at]?._id ?? '';
      if (answer.status !== 409) throw new Error(`writing ${id}`, { cause: answer });
      conflicts.add(id);
    }
    return decisions.filter(([id]) => conflicts.has(id));
  }

  async #readStored(ids: string[]): Promise<Map<string, { rev: string; current: CurrentRow<T> }>> {
    const { database } = this.#collection;
    const { rows } = await database.run((pouch) => pouch.allDocs({ keys: ids, include_docs: true }));
    const stored = new Map<string, { rev: string; current: CurrentRow<T> }>();
    for (const row of rows) {
      if ('error' in row) continue;
      const { rev, deleted } = row.value as { rev: string; deleted?: boolean };
      if (deleted === true) {
        const tombstone = await database.run((pouch) => pouch.get(row.id, { rev }));
        stored.set(row.id, { rev, current: { kind: 'deleted', kept: stripMeta({ ...tombstone }) as Partial<T> } });
      } else if (row.doc) {
        stored.set(row.id, { rev, current: { kind: 'live', doc: stripMeta({ ...row.doc }) as T } });
      }
    }
    return stored;
  }
}

function documentFor<T extends { _id: string }>(
  id: string,
  stored: { rev: string; current: CurrentRow<T> } | undefined,
  decide: DecideRow<T>,
): Stored[] {
  const current: CurrentRow<T> = stored?.current ?? { kind: 'absent' };
  const decision = decide(current);
  const rev = stored === undefined ? {} : { _rev: stored.rev };
  switch (decision.kind) {
    case 'leave':
      return [];
    case 'write':
      return [{ ...canonicalDocument<Stored>(decision.doc), ...rev }];
    case 'delete': {
      if (current.kind !== 'live') return [];
      const kept = decision.keep === true ? canonicalDocument<Stored>(current.doc) : { _id: id };
      const mark = decision.mark === undefined ? {} : { [decision.mark]: true };
      return [{ ...kept, ...rev, _deleted: true, ...mark }];
    }
  }
}
