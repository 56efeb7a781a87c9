import type { KeptValues } from '../device/device.ts';

const DATABASE = 'coffee-kept';
const STORE = 'values';
/** The keys that are ours: localStorage holds other things as well. */
const PREFIX = 'coffee.';
/** How long the start waits for the disk at most, in milliseconds. */
const LIMIT_MS = 1_500;

/**
 * localStorage, which all tabs see at once, with a copy in IndexedDB, which is on the disk: Chromium writes localStorage down seconds to minutes late, and a
 * browser that was killed came back without knowing whose orders it held (decision 0025). `ready` puts back what was lost. Where a browser forbids
 * either, the app begins as a guest each time.
 */
export function openKeptValues(): KeptValues {
  const opened = openStore().catch(() => undefined);
  const limit = new Promise<void>((resolve) => setTimeout(resolve, LIMIT_MS));
  /** Set in this run: newer than what the disk said at the start. */
  const fresh = new Set<string>();
  return {
    ready: Promise.race([opened.then((store) => store && putBack(store, fresh)), limit]).catch(() => undefined),
    get: readLocal,
    set(key, value) {
      fresh.add(key);
      writeLocal(key, value);
      // Refused by the disk: localStorage has it, as it would without this copy.
      void opened.then((store) => store && writeStore(store.database, key, value)).catch(() => undefined);
    },
  };
}

/** The values as the disk has them, for a service worker, which has no localStorage. What is set lives as long as the worker's event. */
export async function readKeptValues(): Promise<KeptValues> {
  const { database, isNew } = await openStore();
  const values = await readStore(database);
  database.close();
  // The app has never run here: it must be the first, to put into it what there is.
  if (isNew) indexedDB.deleteDatabase(DATABASE);
  return {
    ready: Promise.resolve(),
    get: (key) => values.get(key),
    set: (key, value) => void (value === undefined ? values.delete(key) : values.set(key, value)),
  };
}

/** The copy is right: it was on the disk before anybody went on. */
async function putBack({ database, isNew }: KeptStore, fresh: ReadonlySet<string>): Promise<void> {
  const stored = await readStore(database);
  for (const key of new Set([...ownKeys(), ...stored.keys()])) {
    if (fresh.has(key)) continue;
    // The first start with this copy: what there is goes into it.
    if (isNew) await writeStore(database, key, readLocal(key));
    else if (readLocal(key) !== stored.get(key)) writeLocal(key, stored.get(key));
  }
}

type KeptStore = { database: IDBDatabase; isNew: boolean };

function openStore(): Promise<KeptStore> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    let isNew = false;
    opening.addEventListener('upgradeneeded', () => {
      isNew = true;
      opening.result.createObjectStore(STORE);
    });
    opening.addEventListener('success', () => resolve({ database: opening.result, isNew }));
    opening.addEventListener('error', () => reject(opening.error ?? new Error(`opening ${DATABASE}`)));
  });
}

function readStore(database: IDBDatabase): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readonly');
    const values = new Map<string, string>();
    const cursor = transaction.objectStore(STORE).openCursor();
    cursor.addEventListener('success', () => {
      const at = cursor.result;
      if (at === null) return resolve(values);
      values.set(at.key as string, at.value as string);
      at.continue();
    });
    cursor.addEventListener('error', () => reject(cursor.error ?? new Error(`reading ${DATABASE}`)));
  });
}

function writeStore(database: IDBDatabase, key: string, value: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    if (value === undefined) store.delete(key);
    else store.put(value, key);
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error(`writing ${key}`)));
  });
}

function ownKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function readLocal(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeLocal(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Full or forbidden: the value lives as long as the tab.
  }
}
