import type { Database } from '../storage/database.ts';
import type { Document, PouchChange } from '../storage/pouch.ts';

export interface ChangeOptions {
  readonly since: number;
  readonly descending?: boolean;
  readonly allLeaves?: boolean;
  readonly includeDocs?: boolean;
  readonly conflicts?: boolean;
  readonly attachments?: boolean;
}

/** Rows read at once: enough to be quick, few enough to hold with their documents. */
const pageSize = 250;

/** The changes after `since`, page by page, each with the sequence up to which it looked. */
export async function* readChanges(
  database: Database,
  options: ChangeOptions,
): AsyncGenerator<{ rows: PouchChange[]; lastSeq: number }> {
  const { descending = false } = options;
  const pouchOptions = {
    style: options.allLeaves ? 'all_docs' : 'main_only',
    ...(options.includeDocs ? { include_docs: true } : {}),
    ...(options.conflicts ? { conflicts: true } : {}),
    ...(options.attachments ? { attachments: true } : {}),
    ...(descending ? { descending } : {}),
  };
  if (descending) {
    // From the newest to the first: `since` counts for nothing, and there is nothing after it to be paged.
    const { results } = await database.use((pouch) => pouch.changes(pouchOptions));
    yield { rows: results, lastSeq: results.at(-1)?.seq ?? 0 };
    return;
  }
  let { since } = options;
  for (;;) {
    const { updateSeq } = await database.readCounts();
    if (since >= updateSeq) return;
    const from = since;
    const { results } = await database.use((pouch) => pouch.changes({ ...pouchOptions, since: from, limit: pageSize }));
    const complete = results.length < pageSize;
    since = complete ? Math.max(updateSeq, results.at(-1)?.seq ?? 0) : (results.at(-1) as PouchChange).seq;
    yield { rows: results, lastSeq: since };
    if (complete) return;
  }
}

/** The leaves named in a change, with their bodies. */
export async function readLeaves(database: Database, change: PouchChange): Promise<Document[]> {
  const found = await Promise.all(change.changes.map(({ rev }) => database.read(change.id, { rev })));
  return found.filter((document) => document !== undefined);
}
