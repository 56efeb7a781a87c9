import type { LocalDatabase } from '../local/local-database.ts';

/** A revision that came from the server, and so is there. */
export type PulledLeaf = { id: string; rev: string };

type ReplicationOptions = PouchDB.Replication.ReplicateOptions & { checkpoint: 'target' };

/**
 * How many documents come at once, about 200 KB of orders: what has come in whole pages stays and is not asked for again when the connection breaks
 * after it. What fits in one page takes as many requests as with larger ones.
 */
const PAGE = 100;

type PullOptions = {
  signal: AbortSignal;
  /** Told of what came, page by page, also when a later page does not come. */
  onPulled?: (leaves: PulledLeaf[]) => void;
};

/**
 * One one-shot replication from the server into this device. The checkpoint is kept on this device alone: what only the shop writes has no room for
 * ours. Rejects when the server could not be asked or the disk refused.
 */
export async function pull(
  remote: PouchDB.Database,
  local: LocalDatabase,
  { signal, onPulled = () => {} }: PullOptions,
): Promise<void> {
  await local.run(async (pouch) => {
    const options: ReplicationOptions = { batch_size: PAGE, checkpoint: 'target' };
    const replication = pouch.replicate.from(remote, options);
    void replication.on('change', ({ docs }) => onPulled(docs.map(({ _id, _rev }) => ({ id: _id, rev: _rev }))));
    const cancel = () => replication.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const result = await replication;
      signal.throwIfAborted();
      // Refused by our own disk, not by the server.
      if (result.doc_write_failures > 0) throw new Error(`${result.doc_write_failures} documents could not be written`);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  });
}
