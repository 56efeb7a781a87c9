import type { LocalDatabase } from '../local/local-database.ts';

/** A revision that came from the server, and so is there. */
export type PulledLeaf = { id: string; rev: string };

type ReplicationOptions = PouchDB.Replication.ReplicateOptions & { checkpoint: 'target' };

/**
 * One one-shot replication from the server into this device. The checkpoint is kept on this device alone: what only the shop writes has no room for
 * ours. Resolves with what came; rejects when the server could not be asked or the disk refused.
 */
export async function pull(remote: PouchDB.Database, local: LocalDatabase, signal: AbortSignal): Promise<PulledLeaf[]> {
  return local.run(async (pouch) => {
    const options: ReplicationOptions = { batch_size: 1000, checkpoint: 'target' };
    const pulled: PulledLeaf[] = [];
    const replication = pouch.replicate.from(remote, options);
    void replication.on('change', ({ docs }) => {
      for (const { _id, _rev } of docs) pulled.push({ id: _id, rev: _rev });
    });
    const cancel = () => replication.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await replication;
      signal.throwIfAborted();
      // Refused by our own disk, not by the server.
      if (result.doc_write_failures > 0) throw new Error(`${result.doc_write_failures} documents could not be written`);
      return pulled;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  });
}
