import { createECDH, randomBytes } from 'node:crypto';
import type { Couch } from '../client/connect.ts';
import { readSection, writeValue } from '../client/node-configuration.ts';
import { nodesOf } from '../client/nodes-of.ts';

/** The pair of keys by which push services know this shop (VAPID, RFC 8292), each in base64url. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

const SECTION = 'shop_vapid';
const OUR_KEYS = /^vapid-[0-9a-f]{16}$/;

/**
 * The pair that gateways and processors share, from CouchDB's own configuration (readable by the server admin only), made there when there is none, and brought to
 * every node of a cluster. As with the signing keys each creator names its pair at random, and all agree on the first by name. It must stay: browsers
 * that subscribed with one public key take no message of another. `couch` is the server admin. Throws when the server does not answer as such.
 */
export async function ensureVapidKeys(couch: Couch): Promise<VapidKeys> {
  const nodes = await nodesOf(couch);
  const known = await readAll(couch, nodes);
  if (Object.keys(known).length === 0) {
    const key = `vapid-${randomBytes(8).toString('hex')}`;
    for (const node of nodes) await writeValue(couch, node, { section: SECTION, key, value: newPair() });
  }
  const all = await readAll(couch, nodes);
  const [first] = Object.keys(all).toSorted();
  const value = first === undefined ? undefined : all[first];
  if (first === undefined || value === undefined)
    throw new Error('the push keys are not there after they were written');
  for (const node of nodes) {
    if ((await readSection(couch, node, SECTION))[first] !== value)
      await writeValue(couch, node, { section: SECTION, key: first, value });
  }
  const [publicKey = '', privateKey = ''] = value.split('.');
  return { publicKey, privateKey };
}

async function readAll(couch: Couch, nodes: readonly string[]): Promise<Record<string, string>> {
  const sections = await Promise.all(nodes.map((node) => readSection(couch, node, SECTION)));
  const all: Record<string, string> = Object.assign({}, ...sections);
  return Object.fromEntries(Object.entries(all).filter(([name]) => OUR_KEYS.test(name)));
}

/** A new pair on the curve P-256: the public key uncompressed (65 bytes), a dot, the private key (32 bytes). */
function newPair(): string {
  const curve = createECDH('prime256v1');
  const publicKey = curve.generateKeys('base64url');
  // Leading zeros are part of the key, and are lost by `getPrivateKey`.
  const privateKey = Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
  return `${publicKey}.${privateKey}`;
}
