import type { Couch } from './connect.ts';

/**
 * A section of a node's configuration, by key (https://docs.couchdb.org/en/stable/api/server/configuration.html).
 * `couch` is the server admin.
 */
export async function readSection(couch: Couch, node: string, section: string): Promise<Record<string, string>> {
  return (await couch.request({ path: `_node/${node}/_config/${section}` })) as Record<string, string>;
}

/** Writes one value into a node's configuration, where it stays over restarts. */
export async function writeValue(
  couch: Couch,
  node: string,
  { section, key, value }: { section: string; key: string; value: string },
): Promise<void> {
  await couch.request({ method: 'put', path: `_node/${node}/_config/${section}/${key}`, body: value });
}
