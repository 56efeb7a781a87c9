import { createRequire } from 'node:module';
import type { Device } from '@coffee-catalog/client/data/device/device';
import { Pouch } from '@coffee-catalog/client/data/local/pouchdb';
import { PrefixLevel } from '@coffee-catalog/couchdb/embedded-server/storage/prefix-level';
import type { Life } from '../life/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { DiskFile } from './disk.ts';

const require = createRequire(import.meta.url);
const Stored = Pouch.plugin(require('pouchdb-adapter-leveldb') as Parameters<typeof Pouch.plugin>[0]);

/** What opens the stores of one run of a browser. PouchDB keeps open stores by the name of the function that opens them. */
export type StoreOpener = ((name: string) => PrefixLevel) & {
  readonly files: Map<string, DiskFile>;
  /** Closes what was opened. To be called when nobody uses it any more. */
  readonly closeAll: () => void;
  /** For each store that was opened, how to close it. */
  readonly closers: Map<string, () => void>;
};

/** A PouchDB as the client's data layer has it. */
export type LocalPouch = ReturnType<Device['openDatabase']>;

let openers = 0;

export function storeOpener(): StoreOpener {
  const files = new Map<string, DiskFile>();
  const open = (name: string): PrefixLevel => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`no file ${name}`);
    return new PrefixLevel(file.store, '', { sync: false });
  };
  openers += 1;
  Object.defineProperty(open, 'name', { value: `browser${openers}` });
  const closers = new Map<string, () => void>();
  const closeAll = (): void => closers.forEach((close) => close());
  return Object.assign(open, { files, closers, closeAll });
}

/** The methods of a PouchDB adapter that change the disk, and those that only read. The last argument of each is the callback. */
const WRITES = ['_bulkDocs', '_putLocal', '_removeLocal', '_doCompaction'] as const;
const READS = ['_get', '_getAttachment', '_info', '_allDocs', '_getRevisionTree', '_getLocal', '_id'] as const;

type Callback = (...results: unknown[]) => void;
type Adapter = Record<string, (...args: unknown[]) => unknown>;
type Feed = { cancel: () => void };

export type Opening = {
  readonly life: Life;
  readonly time: VirtualTime;
  readonly opener: StoreOpener;
  /** The name by which PouchDB is to know it: no other database of the process may have it. */
  readonly name: string;
  readonly file: DiskFile;
  /** How long this write takes, in milliseconds. */
  readonly writeDelay: () => number;
  /** Deletes the file from the disk. */
  readonly onDestroy: () => void;
  readonly note: (what: string) => void;
};

/** Opens a PouchDB on a phone's disk as one tab sees it: when the tab's life is over, it neither changes nor answers anything. */
export function openPouch(opening: Opening): LocalPouch {
  const { life, opener, name, file } = opening;
  opener.files.set(name, file);
  const options = { adapter: 'leveldb', db: opener, migrate: false, auto_compaction: false };
  const pouch = new Stored(name, options);
  const adapter = pouch as unknown as Adapter;
  for (const method of WRITES) guardWrite(adapter, method, opening);
  for (const method of READS) guardRead(adapter, method, life);
  guardFeed(adapter, life);
  // PouchDB keeps each open store for ever, and with it all that its listeners reach: a thousand runs would fill the memory.
  const close = adapter['_close']?.bind(adapter);
  opener.closers.set(name, () => {
    if ((pouch as unknown as { taskqueue: { isReady: boolean } }).taskqueue.isReady) close?.(() => {});
  });
  // Another tab may use the same store: closing is this tab's affair alone.
  adapter['_close'] = (done) => queueMicrotask(() => (done as Callback)());
  adapter['_destroy'] = async (_options, done) => {
    await life.effect(`delete ${file.name}`, async () => opening.onDestroy());
    (done as Callback)(null, { ok: true });
  };
  return pouch;
}

function guardWrite(adapter: Adapter, method: string, { life, time, file, writeDelay, note }: Opening): void {
  const original = adapter[method]?.bind(adapter);
  if (original === undefined) return;
  adapter[method] = async (...args) => {
    const done = args.pop() as Callback;
    const what = `${method.slice(1)} in ${file.name}`;
    const work = async (): Promise<unknown[]> => {
      await time.pass(writeDelay());
      if (life.isOver) return new Promise(() => {});
      note(`${what} ${JSON.stringify(args[0])}`);
      return new Promise((resolve) => void original(...args, (...results: unknown[]) => resolve(results)));
    };
    done(...(await life.effect(`write (${what})`, work)));
  };
}

function guardRead(adapter: Adapter, method: string, life: Life): void {
  const original = adapter[method]?.bind(adapter);
  if (original === undefined) return;
  adapter[method] = (...args) => {
    if (life.isOver) return undefined;
    const done = args.pop() as Callback;
    return original(...args, life.while(done));
  };
}

/** A feed that nobody is there to hear any more is called off. */
function guardFeed(adapter: Adapter, life: Life): void {
  const original = adapter['_changes']?.bind(adapter);
  adapter['_changes'] = (options) => {
    if (life.isOver) return { cancel: () => {} };
    const { complete, onChange, ...rest } = options as Record<string, unknown> & {
      complete: Callback;
      onChange: Callback;
    };
    const feed = original?.({ ...rest, complete: life.while(complete), onChange: life.while(onChange) }) as
      | Feed
      | undefined;
    if (rest['continuous'] === true) life.ended.addEventListener('abort', () => feed?.cancel(), { once: true });
    return feed;
  };
}

/** Lets PouchDB forget every database of a run: it keeps them all, to tell them when one of them is destroyed. */
export function forgetPouches(): void {
  (Pouch as unknown as { _destructionListeners: Map<string, unknown> })._destructionListeners.clear();
}
