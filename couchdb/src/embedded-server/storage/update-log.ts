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
  /** Events that are not on the disk yet, the oldest first. Databases are written at the same time, and a later event may be stored before an earlier one. */
  private readonly unsettled = new Set<number>();

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

  /** The last event that readers may be told of: those up to it are stored, so that what they speak of can be read. */
  get seq(): number {
    const [oldest] = this.unsettled;
    return oldest === undefined ? this.lastSeq : oldest - 1;
  }

  /**
   * Takes the event into account and gives the operations that store it. `settle` must be called once they are stored, or could not be (then the
   * event is a hint that leads to nothing), and `announce` after that.
   */
  add(database: string, type: DatabaseEvent['type']): { operations: LevelOperation[]; settle: () => void } {
    const previous = this.byDatabase.get(database);
    const seq = ++this.lastSeq;
    // Deleted and set again: the map's order is the order of the events.
    this.byDatabase.delete(database);
    this.byDatabase.set(database, { database, type, seq });
    const put: LevelOperation = { type: 'put', key: keyOf(seq), value: JSON.stringify([type, database]) };
    this.unsettled.add(seq);
    return {
      operations: previous ? [{ type: 'del', key: keyOf(previous.seq) }, put] : [put],
      settle: () => this.unsettled.delete(seq),
    };
  }

  /**
   * The events after `seq` that readers may be told of, and how far that brings them: `reached` is never before what may be told, also where there is nothing to
   * tell of it, since the last event of a database stands for its earlier ones, and may itself not be stored yet.
   */
  since(seq: number): { readonly events: readonly DatabaseEvent[]; readonly reached: number } {
    const reached = Math.max(seq, this.seq);
    if (seq >= reached) return { events: [], reached };
    return {
      events: [...this.byDatabase.values()].filter((event) => event.seq > seq && event.seq <= reached),
      reached,
    };
  }

  announce(): void {
    for (const listener of Array.from(this.listeners)) listener();
  }

  onEvent(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
