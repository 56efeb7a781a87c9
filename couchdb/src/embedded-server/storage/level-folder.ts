import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Done, Level, LevelIterator, LevelRange } from './level.ts';

interface LevelDown extends Level {
  /** `undefined` for each key that is not there. */
  getMany(
    keys: readonly string[],
    options: { asBuffer: boolean },
    callback: (error: Error | null, values?: (string | Buffer | undefined)[]) => void,
  ): void;
  open(options: object, callback: Done): void;
  iterator(range: LevelRange & { keyAsBuffer?: boolean; valueAsBuffer: boolean }): LevelIterator;
}

const require = createRequire(import.meta.url);
const leveldown = require('leveldown') as (folder: string) => LevelDown;

/**
 * Opens (or creates) the LevelDB in `folder`.
 * Throws an Error that names the folder if it cannot be written or another process holds it.
 */
export async function openLevelFolder(folder: string): Promise<Level> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new Error(`cannot create the data folder ${folder}: ${(cause as Error).message}`, { cause });
  }
  const db = leveldown(folder);
  await new Promise<void>((resolve, reject) => {
    // 16 MB of write buffer: fewer, larger tables. 8 MB of block cache is enough for one shop.
    db.open({ createIfMissing: true, writeBufferSize: 16 << 20, cacheSize: 8 << 20, maxOpenFiles: 200 }, (cause) => {
      if (!cause) return resolve();
      const held = /lock/i.test(cause.message) ? ' (is another server using it?)' : '';
      reject(new Error(`cannot open the data folder ${folder}${held}: ${cause.message}`, { cause }));
    });
  });
  return {
    get: gatheredReads(db),
    batch: (operations, options, callback) => db.batch(operations, options, callback),
    iterator: (range) => db.iterator({ ...range, keyAsBuffer: false }),
    clear: (range, callback) => db.clear(range, callback),
    close: (callback) => db.close(callback),
  };
}

type Read = { key: string; callback: (error: Error | null, value?: string | Buffer) => void };

/**
 * Reads that are asked for in one turn of the event loop become one call: PouchDB looks for each document of a
 * thousand by itself, and each look would cross to a thread and back.
 */
function gatheredReads(db: LevelDown): Level['get'] {
  const waiting = { text: [] as Read[], bytes: [] as Read[] };
  const flush = (kind: 'text' | 'bytes'): void => {
    const reads = waiting[kind];
    waiting[kind] = [];
    const options = { asBuffer: kind === 'bytes' };
    const [first] = reads;
    if (first && reads.length === 1) return db.get(first.key, options, first.callback);
    db.getMany(
      reads.map(({ key }) => key),
      options,
      (error, values) => {
        for (const [index, { callback }] of reads.entries()) {
          const value = values?.[index];
          if (value === undefined) callback(error ?? new Error('NotFound'));
          else callback(null, value);
        }
      },
    );
  };
  return (key, { asBuffer }, callback) => {
    const kind = asBuffer ? 'bytes' : 'text';
    if (waiting[kind].push({ key, callback }) === 1) process.nextTick(flush, kind);
  };
}
