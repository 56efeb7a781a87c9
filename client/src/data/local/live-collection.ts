import type { DataState } from '../data-state.ts';
import { Store } from '../store/store.ts';
import type { LocalDatabase } from './local-database.ts';

/** A live document with its winning revision and the other live leaves of its tree. */
export type LiveRow<T> = { id: string; rev: string; conflicts: readonly string[]; doc: T };

/**
 * A whole collection in memory. `deleted`: documents whose deletion this run has seen, with their last live content if it saw that too.
 * `unreadable`: documents that this version of the app does not understand, with the revisions of their live leaves; they are neither shown nor changed.
 */
export type CollectionState<T> = {
  state: DataState;
  rows: ReadonlyMap<string, LiveRow<T>>;
  deleted: ReadonlyMap<string, T | undefined>;
  unreadable: ReadonlyMap<string, readonly string[]>;
};

/** What a stored document says, or undefined when it is not understood. */
export type ParseDocument<T> = (stored: Record<string, unknown>) => T | undefined;

type Found = { id: string; rev: string; deleted: boolean; doc: StoredDocument | undefined };
type StoredDocument = Record<string, unknown> & { _rev: string; _conflicts?: string[] };

/** One database in memory, kept up to date by one changes feed that feeds every hook. */
export class LiveCollection<T> {
  readonly store = new Store<CollectionState<T>>({
    state: 'loading',
    rows: new Map(),
    deleted: new Map(),
    unreadable: new Map(),
  });
  readonly database: LocalDatabase;
  readonly #parse: ParseDocument<T>;
  #since: number | string = 0;
  #feed: PouchDB.Core.Changes<object> | undefined;
  #waiting: Found[] = [];
  #loaded: Promise<void> | undefined;
  #loadingAgain: Promise<void> | undefined;
  readonly #stopReopen: () => void;

  constructor(database: LocalDatabase, parse: ParseDocument<T>) {
    this.database = database;
    this.#parse = parse;
    this.#stopReopen = database.onReopen(() => this.#listen());
  }

  /** Reads everything once and follows from there. Repeated calls wait for the same load. Never rejects: the state says `error`, and `refresh` tries again. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  /** Reads what the feed has not told yet: after it, everything written before the call is in the store, unless the state says `error`. */
  async refresh(): Promise<void> {
    await this.load();
    if (this.store.get().state === 'error') await this.#loadAgain();
    if (this.database.ended || this.store.get().state === 'error') return;
    const { results } = await this.database.run((pouch) =>
      pouch.changes({ since: this.#since, include_docs: true, conflicts: true }),
    );
    for (const change of results) this.#take(change);
    this.#publish();
  }

  stop(): void {
    this.#feed?.cancel();
    this.#stopReopen();
  }

  /** A disk that could not be read once is read again, by all who ask at that moment together. */
  #loadAgain(): Promise<void> {
    this.#loadingAgain ??= this.#load().finally(() => {
      this.#loadingAgain = undefined;
    });
    return this.#loadingAgain;
  }

  async #load(): Promise<void> {
    try {
      // The sequence before the documents: what is written in between is read twice, never missed.
      const { update_seq } = await this.database.run((pouch) => pouch.info());
      const { rows } = await this.database.run((pouch) => pouch.allDocs({ include_docs: true, conflicts: true }));
      this.#since = update_seq;
      this.#waiting = rows.flatMap((row) =>
        'doc' in row && row.doc
          ? [{ id: row.id, rev: row.value.rev, deleted: false, doc: row.doc as unknown as StoredDocument }]
          : [],
      );
      this.#publish('done');
      this.#listen();
    } catch {
      // Shown as `error`; the next `refresh` tries again. A closed database is no error: its owner has left.
      if (!this.database.ended) this.store.set({ ...this.store.get(), state: 'error' });
    }
  }

  #listen(): void {
    this.#feed?.cancel();
    // What is not read yet is followed from where it will have been read.
    if (this.database.ended || this.store.get().state !== 'done') return;
    const feed = this.database.pouch.changes({ since: this.#since, live: true, include_docs: true, conflicts: true });
    this.#feed = feed;
    void feed.on('change', (change) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#publish());
      this.#take(change);
    });
    // A feed that fails is made up for by `refresh`, which every round calls.
    void feed.on('error', () => undefined);
  }

  #take(change: PouchDB.Core.ChangesResponseChange<object>): void {
    const seq = Number(change.seq);
    if (seq > Number(this.#since)) this.#since = seq;
    const rev = (change.doc as StoredDocument | undefined)?._rev ?? change.changes[0]?.rev ?? '';
    this.#waiting.push({
      id: change.id,
      rev,
      deleted: change.deleted === true,
      doc: change.doc as StoredDocument | undefined,
    });
  }

  /** One new state for everything that came in together. */
  #publish(state: DataState = this.store.get().state): void {
    const found = this.#waiting;
    this.#waiting = [];
    const before = this.store.get();
    if (found.length === 0 && state === before.state) return;
    const [rows, deleted] = [new Map(before.rows), new Map(before.deleted)];
    const unreadable = new Map(before.unreadable);
    for (const { id, rev, deleted: isDeleted, doc } of found) {
      unreadable.delete(id);
      if (isDeleted || doc === undefined) {
        deleted.set(id, rows.get(id)?.doc ?? deleted.get(id));
        rows.delete(id);
        continue;
      }
      deleted.delete(id);
      const parsed = this.#parse(stripMeta(doc));
      const conflicts = doc._conflicts ?? [];
      if (parsed === undefined) {
        rows.delete(id);
        unreadable.set(id, [rev, ...conflicts]);
      } else {
        rows.set(id, { id, rev, conflicts, doc: parsed });
      }
    }
    this.store.set({ state, rows, deleted, unreadable });
  }
}

/** The document as it was written, without what the database adds. */
export function stripMeta(doc: Record<string, unknown>): Record<string, unknown> {
  const { _rev, _conflicts, _revisions, _deleted, ...written } = doc;
  return written;
}
