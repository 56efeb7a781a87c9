import type { LevelOperation } from '@coffee-catalog/couchdb/embedded-server/storage/level';

/** A revision that was stored: where, in which database, when (true time), and what it says. */
export type Stored = {
  readonly time: number;
  /** `server`, or a phone's name. */
  readonly place: string;
  readonly database: string;
  readonly id: string;
  readonly rev: string;
  readonly deleted: boolean;
  /** Its place in the database's feed. */
  readonly sequence: number;
  readonly document: Readonly<Record<string, unknown>>;
};

/**
 * Every revision that was ever stored anywhere, in the order in which it happened, read off the stores themselves: whatever a program says of what
 * it did, this is what it did.
 */
export class History {
  readonly all: Stored[] = [];
  private readonly byDatabase = new Map<string, Stored[]>();

  add(stored: Stored): void {
    this.all.push(stored);
    const key = keyOf(stored.place, stored.database);
    const known = this.byDatabase.get(key);
    if (known === undefined) this.byDatabase.set(key, [stored]);
    else known.push(stored);
  }

  /** What was stored in one database of one place. */
  in(place: string, database: string): readonly Stored[] {
    return this.byDatabase.get(keyOf(place, database)) ?? [];
  }
}

function keyOf(place: string, database: string): string {
  return `${place} ${database}`;
}

/** The key under which PouchDB's leveldb adapter stores a revision's body: `ÿby-sequenceÿ` and the sequence. */
const BY_SEQUENCE = '\xffby-sequence\xff';

/** The revisions among the operations of a batch, with what stands before PouchDB's own key. */
export function revisionsIn(operations: readonly LevelOperation[]): {
  readonly prefix: string;
  readonly sequence: number;
  readonly body: Record<string, unknown> & { _id: string; _rev: string };
}[] {
  return operations.flatMap((operation) => {
    if (operation.type !== 'put') return [];
    const at = operation.key.indexOf(BY_SEQUENCE);
    if (at < 0) return [];
    const body = JSON.parse(String(operation.value)) as Record<string, unknown> & { _id: string; _rev: string };
    return body._id === undefined
      ? []
      : [{ prefix: operation.key.slice(0, at), sequence: Number(operation.key.slice(at + BY_SEQUENCE.length)), body }];
  });
}
