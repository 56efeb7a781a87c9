import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Gateway } from './gateway.ts';

/** Makes a PouchDB over HTTP; the adapter is the caller's. */
export type OpenRemote = (
  url: string,
  options: { fetch: Gateway['fetch']; skip_setup: true },
) => Promise<PouchDB.Database>;

/**
 * A collection behind the sync door as PouchDB's replication wants it, with three calls answered by ourselves:
 * - `id` names the server in the replication id, and so the checkpoint: pinned, since the address may change and a request is saved;
 * - `info` is only asked for a progress figure that nobody reads;
 * - `bulkGet`: PouchDB decides from its first answer, even a lost connection, whether the server has `_bulk_get`, and fetches one document per request
 *   for ever after if not (pouchdb-adapter-http 9.0.0, `supportsBulkGetMap`).
 */
export async function remoteDatabase(
  openRemote: OpenRemote,
  gateway: Gateway,
  collection: SyncCollection,
): Promise<PouchDB.Database> {
  const remote = await openRemote(gateway.url(collection), { fetch: gateway.fetch, skip_setup: true });
  const replaced = {
    id: async () => `shop/${collection}/${gateway.uid}`,
    info: async () => ({ db_name: collection, update_seq: 0, doc_count: 0 }),
    bulkGet: async ({ docs }: { docs: { id: string; rev: string }[] }) =>
      gateway.post(collection, '/_bulk_get?revs=true&latest=true', { docs }),
  };
  return Object.assign(remote, replaced);
}
