import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { PlacedLeaf } from '@coffee-catalog/shared/orders/read-leaf';
import { ServerProblem } from '../server/ask.ts';
import { pathOf, readLeaves, type Stored, stored } from '../server/document.ts';
import type { Shop } from './shop.ts';

/** How many documents are read at once, and how many leaves of one of them: whoever makes more waits for the next turn. */
export const PAGE_SIZE = 100;
const MAX_LEAVES = 60;

/** A document of placedorders with its live leaves: the winner first. */
export type PlacedDocument = { readonly id: string; readonly leaves: readonly [PlacedLeaf, ...PlacedLeaf[]] };

/** A page of a user's placed documents; `next` is where the following page starts, if there is one. */
export type PlacedPage = { readonly documents: readonly PlacedDocument[]; readonly next: string | undefined };

type Row = { id: string; doc?: Record<string, unknown> | null };

/**
 * Step R: reads what lies in a user's placedorders, from document id `from` on. Design documents are left out.
 * After a crash right here: it is read again.
 */
export async function readPlaced({ ask }: Pick<Shop, 'ask'>, uid: string, from?: string): Promise<PlacedPage> {
  const database = userDatabase('placedOrders', uid);
  const query = {
    include_docs: true,
    conflicts: true,
    limit: PAGE_SIZE + 1,
    ...(from === undefined ? {} : { startkey: JSON.stringify(from) }),
  };
  const answer = await ask({ method: 'GET', path: pathOf(database, '_all_docs'), query });
  const { rows } = answer as { rows?: Row[] };
  if (!Array.isArray(rows)) throw new ServerProblem(0, `${database}: not a list of documents`);
  const documents: PlacedDocument[] = [];
  for (const { id, doc } of rows.slice(0, PAGE_SIZE)) {
    if (doc === undefined || doc === null || id.startsWith('_design/')) continue;
    const winner = stored(doc);
    const others = await readLeaves(ask, database, id, winner.conflicts.slice(0, MAX_LEAVES));
    documents.push({ id, leaves: [leafOf(winner), ...others.map(leafOf)] });
  }
  return { documents, next: rows[PAGE_SIZE]?.id };
}

function leafOf({ id, rev, content }: Stored): PlacedLeaf {
  return { rev, document: { ...content, _id: id } };
}
