import { type Level, type LevelOperation, readRange } from './level.ts';

export interface DatabaseEvent {
  readonly database: string;
  readonly type: 'created' | 'updated' | 'deleted';
  readonly seq: number;
}

const keyOf = (seq: number): string => `u!${String(seq).padStart(16, '0')}`;

/**
 * The last event of every database, in order: what `_db_updates` answers.
 * An event is stored in the same batch as the write that caused it, so it survives whatever the write survives.
 */
export class UpdateLog {
  private readonly byDatabase = new Map<string, DatabaseEvent>();
  private readonly listeners = new Set<() => void>();
  private lastSeq = 0;

  static async read(level: Level): Promise<UpdateLog> {
    const log = new UpdateLog();
    for (const [key, value] of await readRange(level, { gte: 'u!', lt: 'u"' })) {
      const [type, database] = JSON.parse(value) as [DatabaseEvent['type'], string];
      const seq = Number(key.slice(2));
      log.byDatabase.delete(database);
      log.byDatabase.set(database, { database, type, seq });
      log.lastSeq = seq;
    }
    return log;
  }

  get seq(): number {
    return this.lastSeq;
  }

  /** Takes the event into account and gives the operations that store it. Call `announce` once they are stored. */
  add(database: string, type: DatabaseEvent['type']): LevelOperation[] {
    const previous = this.byDatabase.get(database);
    const seq = ++this.lastSeq;
    // Deleted and set again: the map's order is the order of the events.
    this.byDatabase.delete(database);
    this.byDatabase.set(database, { database, type, seq });
    const put: LevelOperation = { type: 'put', key: keyOf(seq), value: JSON.stringify([type, database]) };
    return previous ? [{ type: 'del', key: keyOf(previous.seq) }, put] : [put];
  }

  since(seq: number): DatabaseEvent[] {
    if (seq >= this.lastSeq) return [];
    return [...this.byDatabase.values()].filter((event) => event.seq > seq);
  }

  announce(): void {
    for (const listener of Array.from(this.listeners)) listener();
  }

  onEvent(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
