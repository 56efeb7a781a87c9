import type { Done, Level, LevelOperation, LevelRange } from './level.ts';

type Range = LevelRange & { valueAsBuffer?: boolean };

/**
 * Adds operations to a batch that PouchDB is about to write, so that they are stored with it or not at all.
 * `operations` have PouchDB's own keys, without the prefix; what is returned has full keys. `stored` is called when the batch is on the disk,
 * before anybody hears of it, and `failed` when it is not: until then nobody may be told of what it holds, since nobody can read it.
 */
export type AddToBatch = (operations: readonly LevelOperation[]) => AddedToBatch;
export type AddedToBatch = {
  readonly operations: readonly LevelOperation[];
  readonly stored: () => void;
  readonly failed: () => void;
};

/**
 * What PouchDB's leveldb adapter takes for a LevelDB of its own: the keys of `level` that start with `prefix`.
 * It has the members of an abstract-leveldown that levelup and sublevel-pouchdb call.
 * Opening and closing it costs nothing and never closes `level`.
 */
export class PrefixLevel {
  readonly supports = {};
  status: 'new' | 'open' | 'closed' = 'new';
  /** Keys of documents that PouchDB looked for in vain since the last batch: those it is about to create. */
  readonly unknownDocuments = new Set<string>();
  private readonly level: Level;
  private readonly prefix: string;
  private readonly sync: boolean;
  private readonly addToBatch: AddToBatch | undefined;
  private readonly isWriting: () => boolean;

  constructor(
    level: Level,
    prefix: string,
    options: { sync: boolean; addToBatch?: AddToBatch; isWriting?: () => boolean },
  ) {
    this.level = level;
    this.prefix = prefix;
    this.sync = options.sync;
    this.addToBatch = options.addToBatch;
    this.isWriting = options.isWriting ?? (() => false);
  }

  open(_options: object, callback: Done): void {
    this.status = 'open';
    setImmediate(callback, null);
  }

  close(callback: Done): void {
    this.status = 'closed';
    setImmediate(callback, null);
  }

  get(
    key: string,
    options: { asBuffer?: boolean },
    callback: (error: Error | null, value?: string | Buffer) => void,
  ): void {
    this.level.get(this.prefix + key, { asBuffer: options.asBuffer === true }, (error, value) => {
      // PouchDB writes one batch at a time and looks for its documents first.
      if (error && this.isWriting() && key.startsWith('\xffdocument-store\xff')) this.unknownDocuments.add(key);
      callback(error, value);
    });
  }

  batch(operations: readonly LevelOperation[], _options: object, callback: Done): void {
    const own = operations.map((operation) => ({ ...operation, key: this.prefix + operation.key }));
    const added = this.addToBatch?.(operations);
    this.level.batch([...own, ...(added?.operations ?? [])], { sync: this.sync }, (error) => {
      if (error) added?.failed();
      else added?.stored();
      callback(error);
    });
  }

  iterator(range: Range) {
    const { prefix } = this;
    const full = (bound: 'gt' | 'gte' | 'lt' | 'lte'): object =>
      range[bound] === undefined ? {} : { [bound]: prefix + range[bound] };
    const iterator = this.level.iterator({
      ...(range.gt === undefined && range.gte === undefined ? { gte: prefix } : { ...full('gt'), ...full('gte') }),
      ...(range.lt === undefined && range.lte === undefined
        ? { lt: `${prefix}\u{10ffff}` }
        : { ...full('lt'), ...full('lte') }),
      reverse: range.reverse === true,
      limit: range.limit ?? -1,
      valueAsBuffer: range.valueAsBuffer === true,
    });
    const { length } = prefix;
    return {
      next: (callback: (error?: Error | null, key?: string, value?: string | Buffer) => void) =>
        iterator.next((error, key, value) => {
          if (error || key === undefined) callback(error);
          else callback(null, key.slice(length), value);
        }),
      end: (callback: Done) => iterator.end(callback),
    };
  }
}
