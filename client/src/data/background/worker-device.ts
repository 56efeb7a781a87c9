import idb from 'pouchdb-adapter-idb';
import PouchDB from 'pouchdb-core';
import type { BackgroundDevice } from './send-placed.ts';

const Stored = PouchDB.plugin(idb);

/** How PouchDB's idb adapter names the IndexedDB database of one of its own. */
const PREFIX = '_pouch_';

/** Binds sending in the background to a service worker. */
export function workerDevice(): BackgroundDevice {
  return {
    origin: location.origin,
    fetch: (url, init) => fetch(url, init),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    openDatabase: (name) => new Stored(name, { adapter: 'idb', auto_compaction: false }),
  };
}

/** The names of the databases that PouchDB has on this device. */
export async function namesOfDatabases(): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
}
