import PouchDB from 'pouchdb-core';
import type { OpenRemote } from '../sync/remote-database.ts';

/** PouchDB, to which the binding adds where databases are kept: `idb` in a browser, `memory` in a test. */
export const Pouch = PouchDB;

let loading: Promise<unknown> | undefined;

/** Opens a collection behind the sync door. Replication is loaded when it is first needed: without a network the app starts without it. */
export const openRemote: OpenRemote = async (url, options) => {
  await replicationLoaded();
  return new Pouch(url, { adapter: 'http', ...options });
};

/** Resolves once PouchDB can replicate. */
export function replicationLoaded(): Promise<unknown> {
  loading ??= loadReplication();
  return loading;
}

async function loadReplication(): Promise<void> {
  try {
    const [http, replication] = await Promise.all([import('pouchdb-adapter-http'), import('pouchdb-replication')]);
    Pouch.plugin(http.default).plugin(replication.default);
  } catch (error) {
    // No network and not in the cache: the next round tries again.
    loading = undefined;
    throw error;
  }
}
