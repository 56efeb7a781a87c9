import { GATEWAY } from '@coffee-catalog/couchdb/principals/principal';
import type { FastifyBaseLogger } from 'fastify';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { followFeed } from '../couch/follow-feed.ts';
import { type Merging, mergeItem } from './merge-item.ts';

/** A change with all its leaves, deleted ones too: several may be a conflict. */
type ChangeRow = { readonly id: string; readonly changes: readonly object[] };

const EVERY_LEAF = { style: 'all_docs' };
/** When what failed is tried again, beside every start of the feed. */
const AGAIN_MS = 30_000;

/**
 * Merges conflicts of the catalog as they come, whether two servers of a cluster, a replication or a restored backup brought them, and at the start what
 * came meanwhile. `onMerged` is called when the catalog has changed. Until it is stopped.
 */
export function keepCatalogMerged({
  log,
  onMerged,
  ...merging
}: Merging & { readonly log: FastifyBaseLogger; readonly onMerged: () => void }): { stop: () => Promise<void> } {
  let work = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const merge = async (rows: readonly ChangeRow[]): Promise<void> => {
    for (const { id, changes } of rows) {
      if (stopped || changes.length < 2 || !id.startsWith('item:')) continue;
      const result = await mergeItem(merging, id);
      if (result.kind === 'merged') onMerged();
      if (result.kind === 'not-understood')
        log.warn({ id, rev: result.rev }, 'a revision of an item is not understood');
    }
  };
  const sweep = async (): Promise<void> => merge(await readChanges(merging));
  const inTurn = (job: () => Promise<void>): void => {
    work = work.then(job).catch((err: unknown) => {
      if (stopped) return;
      log.warn({ err }, 'conflicts of the catalog could not be merged; they are tried again');
      clearTimeout(timer);
      timer = setTimeout(() => inTurn(sweep), AGAIN_MS).unref();
    });
  };
  const feed = followFeed<ChangeRow>({
    ask: merging.ask,
    as: GATEWAY,
    path: '/catalog/_changes',
    query: EVERY_LEAF,
    onRows: (rows) => inTurn(() => merge(rows)),
    onStart: () => inTurn(sweep),
    onBreak: (cause) => log.warn({ reason: String(cause) }, 'changes of the catalog are not told for a moment'),
  });
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await feed.stop();
      await work;
    },
  };
}

async function readChanges({ ask }: Merging): Promise<ChangeRow[]> {
  const path = `/catalog/_changes?${new URLSearchParams(EVERY_LEAF).toString()}`;
  const { status, body } = await ask({ as: GATEWAY, method: 'GET', path });
  const answer = (await body.json()) as { results?: ChangeRow[]; reason?: string };
  if (status !== 200 || answer.results === undefined) {
    throw new CouchUnavailable('reading the catalog', { cause: new Error(`${status} ${answer.reason}`) });
  }
  return answer.results;
}
