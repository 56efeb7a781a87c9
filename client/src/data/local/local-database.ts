import type { Device } from '../device/device.ts';

/** How a browser says that it has closed the database under us (iOS does so in the background, others when storage is cleared). */
const WENT_BAD = new Set(['indexed_db_went_bad', 'InvalidStateError', 'UnknownError']);

/** A database of this device that is opened again when the browser has closed it. */
export class LocalDatabase {
  readonly name: string;
  readonly #open: () => PouchDB.Database;
  readonly #onReopen = new Set<() => void>();
  #pouch: PouchDB.Database;
  #ended = false;
  #reopening: Promise<void> | undefined;

  constructor(device: Pick<Device, 'openDatabase'>, name: string, durability: 'relaxed' | 'strict' = 'relaxed') {
    this.name = name;
    this.#open = () => device.openDatabase(name, durability);
    this.#pouch = this.#open();
  }

  /** The open database; ask again each time, since it may have been opened anew. */
  get pouch(): PouchDB.Database {
    return this.#pouch;
  }

  /** Whether it was closed or destroyed on purpose. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Runs a task on the database; on a connection that went bad once more on a new one. The task must be safe to repeat. */
  async run<T>(task: (pouch: PouchDB.Database) => Promise<T>): Promise<T> {
    await this.#reopening;
    const used = this.#pouch;
    try {
      return await task(used);
    } catch (error) {
      if (this.#ended || !isWentBad(error)) throw error;
      await this.#reopen(used);
      return task(this.#pouch);
    }
  }

  /** Tells after the database was opened anew: feeds on the old connection are dead. */
  onReopen(listener: () => void): () => void {
    this.#onReopen.add(listener);
    return () => this.#onReopen.delete(listener);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#pouch.close();
  }

  /** Deletes the database from this device. */
  async destroy(): Promise<void> {
    this.#ended = true;
    await this.#pouch.destroy();
  }

  /** Opens it anew unless another task has done so while this one failed. */
  async #reopen(bad: PouchDB.Database): Promise<void> {
    if (this.#pouch === bad) this.#reopening ??= this.#closeAndOpen(bad);
    await this.#reopening;
  }

  async #closeAndOpen(bad: PouchDB.Database): Promise<void> {
    // Closed first: the adapter keeps one connection per name, also a dead one, until somebody closes it.
    await bad.close().catch(() => undefined);
    this.#pouch = this.#open();
    this.#reopening = undefined;
    for (const listener of this.#onReopen) listener();
  }
}

/** Whether an error says that the connection to the browser's database is gone. */
function isWentBad(error: unknown): boolean {
  const { name, message } = (error ?? {}) as { name?: string; message?: string };
  return WENT_BAD.has(name ?? '') || /connection is clos/i.test(message ?? '');
}
