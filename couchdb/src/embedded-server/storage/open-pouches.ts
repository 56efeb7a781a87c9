import type { DatabaseRecord } from './database.ts';
import type { Pouch } from './pouch.ts';

interface Entry {
  readonly pouch: Pouch;
  /** Settled when the store is open: some of PouchDB's functions do not wait for it. */
  readonly ready: Promise<unknown>;
  users: number;
}

/**
 * The opened PouchDB instances, at most `limit` of them unless more are in use at the same moment.
 * Feeds do not hold one: they wait for a database's announcement and open it only to read.
 */
export class OpenPouches {
  private readonly entries = new Map<string, Entry>();
  private readonly closing = new Map<string, Promise<void>>();
  private readonly openPouch: (id: string, revsLimit: number) => Pouch;
  private readonly limit: number;

  constructor(openPouch: (id: string, revsLimit: number) => Pouch, limit: number) {
    this.openPouch = openPouch;
    this.limit = limit;
  }

  get size(): number {
    return this.entries.size;
  }

  async use<T>(record: DatabaseRecord, work: (pouch: Pouch) => Promise<T>): Promise<T> {
    for (let closing = this.closing.get(record.id); closing; closing = this.closing.get(record.id)) await closing;
    const entry = this.entries.get(record.id) ?? this.open(record);
    // Deleted and set again: the map's order is the order of last use.
    this.entries.delete(record.id);
    this.entries.set(record.id, entry);
    entry.users++;
    try {
      await entry.ready;
      return await work(entry.pouch);
    } finally {
      entry.users--;
      this.evict();
    }
  }

  private open(record: DatabaseRecord): Entry {
    const pouch = this.openPouch(record.id, record.revsLimit);
    return { pouch, ready: pouch.info(), users: 0 };
  }

  /** Closes one, waiting for those who use it. Afterwards it may be opened again. */
  async close(id: string): Promise<void> {
    const entry = this.entries.get(id);
    if (!entry) return this.closing.get(id);
    this.entries.delete(id);
    const closed = closePouch(entry);
    this.closing.set(id, closed);
    await closed.finally(() => this.closing.delete(id));
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.entries.keys()].map((id) => this.close(id)));
    await Promise.all(this.closing.values());
  }

  private evict(): void {
    if (this.entries.size <= this.limit) return;
    for (const [id, entry] of this.entries) {
      if (entry.users > 0) continue;
      // Nobody waits for an eviction; `use` waits for it if the same database is wanted again.
      void this.close(id).catch(() => undefined);
      if (this.entries.size <= this.limit) return;
    }
  }
}

async function closePouch(entry: Entry): Promise<void> {
  while (entry.users > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const views = await Promise.allSettled(Object.values(entry.pouch._cachedViews ?? {}));
  await Promise.all(views.flatMap((view) => (view.status === 'fulfilled' ? [view.value.db.close()] : [])));
  await entry.pouch.close();
}
