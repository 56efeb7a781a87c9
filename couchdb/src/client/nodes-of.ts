import type { Couch } from './connect.ts';
import { ifMissing } from './if-missing.ts';

/**
 * The names of the nodes whose configuration must agree: all of a cluster's, or the one there is
 * (https://docs.couchdb.org/en/stable/api/server/common.html#membership). `couch` is the server admin.
 */
export async function nodesOf(couch: Couch): Promise<readonly string[]> {
  const members = await ifMissing(
    () => couch.request({ path: '_membership' }) as Promise<{ cluster_nodes?: string[] }>,
  );
  const nodes = members?.cluster_nodes ?? [];
  return nodes.length > 1 ? nodes : ['_local'];
}
