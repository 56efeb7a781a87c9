import type { Level, LevelOperation, LevelRange } from '@coffee-catalog/couchdb/embedded-server/storage/level';

/**
 * An ordered store in memory that can be copied at any moment: the whole of a server or of a device's disk at that instant. It answers in the
 * next microtask, so that nothing that happens inside it takes time.
 */
export class MemoryStore implements Level {
  /** Told of each batch before it is applied. */
  onBatch: (operations: readonly LevelOperation[]) => void = () => {};
  private readonly keys: string[];
  private readonly values: Map<string, string | Buffer>;

  constructor(copyOf?: MemoryStore) {
    this.keys = [...(copyOf?.keys ?? [])];
    this.values = new Map(copyOf?.values);
  }

  /** What is stored at a key now. */
  peek(key: string): string | Buffer | undefined {
    return this.values.get(key);
  }

  /** All keys, in order. */
  list(): readonly string[] {
    return this.keys;
  }

  get: Level['get'] = (key, { asBuffer }, callback) => {
    const value = this.values.get(key);
    queueMicrotask(() =>
      value === undefined ? callback(new Error('NotFound')) : callback(null, given(value, asBuffer)),
    );
  };

  batch: Level['batch'] = (operations, _options, callback) => {
    this.onBatch(operations);
    this.apply(operations);
    queueMicrotask(() => callback(null));
  };

  iterator: Level['iterator'] = (range) => {
    // The values are captured now, so that an iterator sees one state, as LevelDB's does.
    const rows = this.slice(range).map((key) => [key, this.values.get(key) as string | Buffer] as const);
    let next = 0;
    return {
      next: (callback) => {
        const row = rows[next++];
        queueMicrotask(() =>
          row === undefined ? callback(null) : callback(null, row[0], given(row[1], range.valueAsBuffer)),
        );
      },
      end: (callback) => queueMicrotask(() => callback(null)),
    };
  };

  clear: Level['clear'] = (range, callback) => {
    const operations = this.slice(range).map((key): LevelOperation => ({ type: 'del', key }));
    this.onBatch(operations);
    this.apply(operations);
    queueMicrotask(() => callback(null));
  };

  close: Level['close'] = (callback) => queueMicrotask(() => callback(null));

  /** Changes it at once, without telling anybody. */
  apply(operations: readonly LevelOperation[]): void {
    for (const operation of operations) {
      const { key } = operation;
      if (operation.type === 'put') {
        if (!this.values.has(key)) this.keys.splice(this.position(key), 0, key);
        this.values.set(key, operation.value);
      } else if (this.values.delete(key)) this.keys.splice(this.position(key), 1);
    }
  }

  private slice({ gt, gte, lt, lte, reverse, limit }: LevelRange): string[] {
    const from = Math.max(gte === undefined ? 0 : this.position(gte), gt === undefined ? 0 : this.position(`${gt}\0`));
    const { length } = this.keys;
    const to = Math.min(
      lt === undefined ? length : this.position(lt),
      lte === undefined ? length : this.position(`${lte}\0`),
    );
    const found = this.keys.slice(from, Math.max(from, to));
    if (reverse) found.reverse();
    return limit !== undefined && limit >= 0 ? found.slice(0, limit) : found;
  }

  /** Where the first key is that is not before `key`. */
  private position(key: string): number {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function given(value: string | Buffer, asBuffer: boolean): string | Buffer {
  return asBuffer ? Buffer.from(value as string) : String(value);
}
