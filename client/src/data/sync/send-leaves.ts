import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { LocalDatabase } from '../local/local-database.ts';
import type { Gateway } from './gateway.ts';
import { GatewayProblem } from './gateway-problem.ts';

/** A leaf of a document's revision tree: what replication carries. */
export type Leaf = { id: string; rev: string };

/** Which leaves the server has proved to know, and which it did not store, with its reason. */
export type SendOutcome = { proven: Leaf[]; refused: (Leaf & { reason: string })[] };

/** How many documents one request carries at most. */
export const MAX_DOCUMENTS = 100;

/**
 * Sends leaves with their own revisions and then asks the server which it knows: only that answer counts, since a refused write is reported as a
 * success by replication. `sendUnasked`: these are new, asking whether the server has them would waste a request. Throws a GatewayProblem when the
 * server could not be asked; then nothing is known.
 */
export async function sendLeaves(
  leaves: readonly Leaf[],
  {
    gateway,
    collection,
    local,
    sendUnasked,
  }: { gateway: Gateway; collection: SyncCollection; local: LocalDatabase; sendUnasked: boolean },
): Promise<SendOutcome> {
  if (leaves.length === 0) return { proven: [], refused: [] };
  const unknown = sendUnasked ? leaves : await missingOf(leaves, gateway, collection);
  const reasons = new Map<string, string>();
  for (let from = 0; from < unknown.length; from += MAX_DOCUMENTS) {
    const documents = await readLeaves(local, unknown.slice(from, from + MAX_DOCUMENTS));
    for (const { id, reason } of await sendDocuments(documents, gateway, collection)) reasons.set(id, reason);
  }
  const missing = new Set((await missingOf(leaves, gateway, collection)).map(keyOf));
  const refused = leaves
    .filter((leaf) => missing.has(keyOf(leaf)))
    .map((leaf) => ({ ...leaf, reason: reasons.get(leaf.id) ?? 'The server did not store it and gave no reason.' }));
  return { proven: leaves.filter((leaf) => !missing.has(keyOf(leaf))), refused };
}

/** Those leaves that the server does not know (`_revs_diff`, which still knows a revision that was deleted and compacted). */
async function missingOf(leaves: readonly Leaf[], gateway: Gateway, collection: SyncCollection): Promise<Leaf[]> {
  if (leaves.length === 0) return [];
  const asked: Record<string, string[]> = {};
  for (const { id, rev } of leaves) asked[id] = [...(asked[id] ?? []), rev];
  const answer = await gateway.post<Record<string, { missing?: string[] }>>(collection, '/_revs_diff', asked);
  return leaves.filter(({ id, rev }) => answer[id]?.missing?.includes(rev) === true);
}

type WholeDocument = Record<string, unknown> & { _id: string };

async function readLeaves(local: LocalDatabase, leaves: readonly Leaf[]): Promise<WholeDocument[]> {
  const docs = leaves.map(({ id, rev }) => ({ id, rev }));
  const { results } = await local.run((pouch) => pouch.bulkGet({ docs, revs: true }));
  return results.flatMap(({ docs: found }) =>
    found.flatMap((answer) => ('ok' in answer ? [answer.ok as unknown as WholeDocument] : [])),
  );
}

type Refused = { id: string; reason: string };

/** Returns what the server refused of it. One bad document must not hold up the others: a batch refused as a whole is sent again one by one. */
async function sendDocuments(docs: WholeDocument[], gateway: Gateway, collection: SyncCollection): Promise<Refused[]> {
  if (docs.length === 0) return [];
  try {
    const answers = await gateway.post<{ id?: string; error?: string; reason?: string }[]>(collection, '/_bulk_docs', {
      docs,
      new_edits: false,
    });
    return answers.flatMap(({ id, error, reason }) =>
      id === undefined || error === undefined ? [] : [{ id, reason: reason ?? error }],
    );
  } catch (error) {
    const reason = refusalIn(error);
    if (reason === undefined) throw error;
    if (docs.length === 1) return [{ id: docs[0]?._id ?? '', reason }];
    const alone: Refused[] = [];
    for (const doc of docs) alone.push(...(await sendDocuments([doc], gateway, collection)));
    return alone;
  }
}

/** The server's reason when it refused the request itself; undefined when the request may be repeated as it is. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof GatewayProblem) || error.problem.kind !== 'refused') return undefined;
  return error.problem.status < 500 ? error.problem.reason : undefined;
}

function keyOf({ id, rev }: Leaf): string {
  return `${id} ${rev}`;
}
