import { setTimeout } from 'node:timers/promises';
import type { Couch } from '../client/connect.ts';
import { nodesOf } from '../client/nodes-of.ts';

const PROBE_EVERY_MS = 100;

/**
 * Restarts CouchDB's services on every node, so that they read their configuration anew, and waits until `isReady` says so
 * (https://docs.couchdb.org/en/stable/api/server/common.html#post--_node-node-name-_restart). Throws when that takes longer than `timeoutMs`.
 */
export async function restartService(
  couch: Couch,
  isReady: () => Promise<boolean>,
  { timeoutMs = 120_000 }: { timeoutMs?: number } = {},
): Promise<void> {
  for (const node of await nodesOf(couch))
    await couch.request({ method: 'post', path: `_node/${node}/_restart`, body: {} });
  const deadline = performance.now() + timeoutMs;
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Error(`CouchDB was not ready ${timeoutMs} ms after its restart`);
    await setTimeout(PROBE_EVERY_MS);
  }
}
