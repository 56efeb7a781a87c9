/** One write of an atomic batch. */
export type LevelOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: string | Buffer }
  | { readonly type: 'del'; readonly key: string };

export interface LevelRange {
  readonly gt?: string | undefined;
  readonly gte?: string | undefined;
  readonly lt?: string | undefined;
  readonly lte?: string | undefined;
  readonly reverse?: boolean;
  /** -1 or absent: no limit. */
  readonly limit?: number;
}

export type Done = (error?: Error | null) => void;

export interface LevelIterator {
  /** Calls back without a key at the end. */
  next(callback: (error?: Error | null, key?: string, value?: string | Buffer) => void): void;
  end(callback: Done): void;
}

/**
 * An ordered key-value store with atomic batches: LevelDB on disk, a sorted array in memory.
 * Callbacks and not promises, because PouchDB's adapter speaks this dialect on every read.
 */
export interface Level {
  /** Calls back with an error whose message contains "NotFound" when there is no such key. */
  get(
    key: string,
    options: { asBuffer: boolean },
    callback: (error: Error | null, value?: string | Buffer) => void,
  ): void;
  /** `sync: true`: calls back only when the batch is on disk. */
  batch(operations: readonly LevelOperation[], options: { sync: boolean }, callback: Done): void;
  iterator(range: LevelRange & { valueAsBuffer: boolean }): LevelIterator;
  clear(range: LevelRange, callback: Done): void;
  close(callback: Done): void;
}

export function readText(level: Level, key: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    level.get(key, { asBuffer: false }, (error, value) => {
      if (error === null || error === undefined) resolve(value as string);
      else if (/notfound/i.test(error.message)) resolve(undefined);
      else reject(error);
    });
  });
}

export function writeBatch(
  level: Level,
  operations: readonly LevelOperation[],
  options = { sync: true },
): Promise<void> {
  return new Promise((resolve, reject) => {
    level.batch(operations, options, (error) => (error ? reject(error) : resolve()));
  });
}

/** All keys and values of a range, in order. For small ranges: it holds them all. */
export function readRange(level: Level, range: LevelRange): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    const rows: [string, string][] = [];
    const iterator = level.iterator({ ...range, valueAsBuffer: false });
    const step = (): void =>
      iterator.next((error, key, value) => {
        if (error || key === undefined) {
          iterator.end(() => (error ? reject(error) : resolve(rows)));
          return;
        }
        rows.push([key, String(value)]);
        step();
      });
    step();
  });
}

export function clearRange(level: Level, range: LevelRange): Promise<void> {
  return new Promise((resolve, reject) => level.clear(range, (error) => (error ? reject(error) : resolve())));
}
