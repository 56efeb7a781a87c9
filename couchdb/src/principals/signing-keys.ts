import { randomBytes } from 'node:crypto';
import type { Couch } from '../client/connect.ts';
import { readSection, writeValue } from '../client/node-configuration.ts';
import { nodesOf } from '../client/nodes-of.ts';

/** A key that tokens are signed with: the name CouchDB knows it by, and its bytes. */
export type SigningKey = { readonly kid: string; readonly secret: Uint8Array };

/** Our keys in CouchDB's `jwt_keys`; keys of another name there are somebody else's. */
const OUR_KEY = /^hmac:(shop-[0-9a-f]{16})$/;
const SECTION = 'jwt_keys';

/**
 * The key that gateways and processors share, from CouchDB's own configuration (readable by the server admin only), made there when there is none, and
 * brought to every node of a cluster. Each creator names its key at random: two that start at once leave two keys, both valid, and later starts
 * agree on the first by name. `couch` is the server admin. Throws when the server does not answer as such.
 */
export async function ensureSigningKey(couch: Couch): Promise<SigningKey> {
  const nodes = await nodesOf(couch);
  const known = await Promise.all(nodes.map((node) => readKeys(couch, node)));
  const all: Record<string, string> = Object.assign({}, ...known);
  const name = Object.keys(all).toSorted()[0] ?? `hmac:shop-${randomBytes(8).toString('hex')}`;
  const value = all[name] ?? randomBytes(32).toString('base64');
  for (const [at, node] of nodes.entries())
    if (known[at]?.[name] !== value) await writeValue(couch, node, { section: SECTION, key: name, value });
  return { kid: name.slice('hmac:'.length), secret: Buffer.from(value, 'base64') };
}

async function readKeys(couch: Couch, node: string): Promise<Record<string, string>> {
  try {
    const keys = Object.entries(await readSection(couch, node, SECTION));
    return Object.fromEntries(keys.filter(([name]) => OUR_KEY.test(name)));
  } catch (cause) {
    throw new Error('reading the signing keys from the configuration of CouchDB, as its server admin', { cause });
  }
}
