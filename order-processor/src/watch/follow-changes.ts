import { type Ask, ServerProblem } from '../server/ask.ts';
import { pathOf } from '../server/document.ts';
import { backOffMs, type Pace } from './pace.ts';

const LONGPOLL_MS = 25_000;
const GRACE_MS = 10_000;
const BATCH = 100;

/** One changed document, with its winning revision first, and behind it, where they are followed, those of its other leaves, also deleted ones. */
export type DocumentChange = {
  readonly id: string;
  readonly changes: readonly { readonly rev: string }[];
  readonly deleted?: boolean;
};

export type Following = {
  readonly ask: Ask;
  readonly database: string;
  /** Whether other leaves than the winner are told as well. */
  readonly everyLeaf?: true;
  /** Where to begin, e.g. at a checkpoint; `'0'` for everything. */
  readonly from: () => Promise<string>;
  /** Deals with a batch; must resolve only when nothing in it is left unresolved. `place` is the feed's place behind it. */
  readonly handle: (changes: readonly DocumentChange[], place: string) => Promise<void>;
  readonly failed: (error: unknown) => void;
};

/**
 * Follows a database's changes until `pace.signal` is aborted: each batch is dealt with before the next is asked for. Whenever it fails it starts
 * again at the last checkpoint; a batch may come twice, none is left out. `running` is called at each start and after each batch: what went wrong
 * while a batch was dealt with, and was told as failing, is over then.
 */
export async function followChanges(following: Following, running: () => void, pace: Pace): Promise<void> {
  let failures = 0;
  while (!pace.signal.aborted) {
    try {
      let since = await following.from();
      running();
      while (!pace.signal.aborted) {
        const { results, last_seq } = await readChanges(following, since, pace.signal);
        if (results.length > 0) await following.handle(results, last_seq);
        since = last_seq;
        failures = 0;
        running();
      }
    } catch (error) {
      if (pace.signal.aborted) return;
      following.failed(error);
      failures += 1;
      await pace.sleep(backOffMs(failures, pace.random));
    }
  }
}

async function readChanges(
  { ask, database, everyLeaf }: Following,
  since: string,
  signal: AbortSignal,
): Promise<{ results: DocumentChange[]; last_seq: string }> {
  const style = everyLeaf ? 'all_docs' : 'main_only';
  const query = { feed: 'longpoll', style, since, limit: BATCH, timeout: LONGPOLL_MS };
  const path = pathOf(database, '_changes');
  const answer = await ask({ method: 'GET', path, query, timeoutMs: LONGPOLL_MS + GRACE_MS, signal });
  const { results, last_seq } = answer as { results?: DocumentChange[]; last_seq?: string };
  if (!Array.isArray(results) || last_seq === undefined) throw new ServerProblem(0, `${path}: not a list of changes`);
  return { results, last_seq };
}
