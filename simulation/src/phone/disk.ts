import type { LevelOperation } from '@coffee-catalog/couchdb/embedded-server/storage/level';
import { type History, revisionsIn } from '../history/history.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import { type StoredDocument, storedDocuments } from '../storage/stored-documents.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** How long a relaxed write may stay in memory before the system has written it to the disk. */
const UNSYNCED_MS = 20_000;

export type Durability = 'relaxed' | 'strict';

type Batch = { readonly time: number; readonly inverse: readonly LevelOperation[] };

/** A database as it lies on a phone's disk. */
export type DiskFile = {
  readonly name: string;
  /** Another one for each file: one that was deleted and made again is another file. */
  readonly id: string;
  /** When it was made. */
  readonly since: number;
  readonly store: MemoryStore;
  durability: Durability;
  /** What the disk has not written down yet, with the way back. */
  unsynced: Batch[];
};

/** A phone's disk: it keeps what was synced, and forgets the rest when the power goes. */
export class Disk {
  private readonly place: string;
  private readonly time: VirtualTime;
  private readonly random: SeededRandom;
  private readonly history: History;
  private files = new Map<string, DiskFile>();
  private made = 0;
  /** How many writes it has ever forgotten. */
  lost = 0;

  constructor(place: string, { time, random, history }: { time: VirtualTime; random: SeededRandom; history: History }) {
    this.place = place;
    this.time = time;
    this.random = random.fork(`disk of ${place}`);
    this.history = history;
  }

  /** The file of that name, made when it is not there. */
  file(name: string, durability: Durability): DiskFile {
    const known = this.files.get(name);
    if (known !== undefined) {
      if (durability === 'strict') known.durability = 'strict';
      return known;
    }
    this.made += 1;
    const [id, since] = [`${name}#${this.made}`, this.time.now];
    const file: DiskFile = { name, id, since, store: new MemoryStore(), durability, unsynced: [] };
    file.store.onBatch = (operations) => this.note(file, operations);
    this.files.set(name, file);
    return file;
  }

  /** When the file of that name was made; nothing that was written before is in it. */
  since(name: string): number {
    return this.files.get(name)?.since ?? Number.POSITIVE_INFINITY;
  }

  names(): string[] {
    return [...this.files.keys()];
  }

  /** The documents of a database as they are stored. */
  documents(name: string): Map<string, StoredDocument> {
    const file = this.files.get(name);
    return file === undefined ? new Map() : storedDocuments(file.store);
  }

  delete(name: string): void {
    this.files.delete(name);
  }

  /** Drops what was not synced: of each file some of its last writes. Returns how many. */
  losePower(): number {
    let lost = 0;
    for (const file of this.files.values()) {
      this.sync(file);
      const count = this.random.integer(0, file.unsynced.length);
      for (const { inverse } of file.unsynced.splice(file.unsynced.length - count).reverse()) file.store.apply(inverse);
      file.unsynced = [];
      lost += count;
    }
    this.lost += lost;
    return lost;
  }

  /** Deletes everything, as a browser does that runs short of space. */
  evict(): void {
    this.files = new Map();
  }

  private note(file: DiskFile, operations: readonly LevelOperation[]): void {
    this.sync(file);
    if (file.durability === 'strict') file.unsynced = [];
    else file.unsynced.push({ time: this.time.now, inverse: inverseOf(file.store, operations) });
    for (const { body, sequence } of revisionsIn(operations)) {
      const { _id: id, _rev: rev, _deleted, ...document } = body;
      const deleted = _deleted === true;
      const where = { time: this.time.now, place: this.place, database: file.name, sequence };
      this.history.add({ ...where, id, rev, deleted, document });
    }
  }

  /** What is old enough has been written down meanwhile. */
  private sync(file: DiskFile): void {
    const since = this.time.now - UNSYNCED_MS;
    file.unsynced = file.unsynced.filter(({ time }) => time > since);
  }
}

function inverseOf(store: MemoryStore, operations: readonly LevelOperation[]): LevelOperation[] {
  const before = new Map<string, LevelOperation>();
  for (const { key } of operations) {
    if (before.has(key)) continue;
    const value = store.peek(key);
    before.set(key, value === undefined ? { type: 'del', key } : { type: 'put', key, value });
  }
  return [...before.values()];
}
