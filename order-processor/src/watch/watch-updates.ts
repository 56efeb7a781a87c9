import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import { type Ask, ServerProblem } from '../server/ask.ts';
import { backOffMs, type Pace } from './pace.ts';

const LONGPOLL_MS = 25_000;
/** An answer that comes this much too late never comes: the connection hangs. */
const GRACE_MS = 10_000;

type Updates = { results: { db_name: string }[]; last_seq: string };

export type UpdatesWatch = {
  readonly ask: Ask;
  /** Looks at everybody. */
  readonly sweep: () => Promise<void>;
  /** Something happened in this user's placedorders. */
  readonly ring: (uid: string) => void;
  /** Told of each start, with the failure that made it necessary. */
  readonly started: (failure: unknown) => void;
  readonly stopped: (failure: unknown) => void;
};

/**
 * The first net: `_db_updates` says in which database something happened, for everybody at once. It is a hint only: it may lose events, so
 * **whenever it stops, for any reason, it starts again including the initial state**: first the present place in the feed is taken, then everybody
 * is swept, then the feed is followed from that place. Ends when `pace.signal` is aborted. `ask` is the server admin.
 */
export async function watchUpdates(watch: UpdatesWatch, pace: Pace): Promise<void> {
  let failures = 0;
  let failure: unknown;
  while (!pace.signal.aborted) {
    try {
      const since = await presentPlace(watch.ask, pace);
      await watch.sweep();
      watch.started(failure);
      await follow(watch, since, pace, () => {
        failures = 0;
      });
    } catch (error) {
      if (pace.signal.aborted) return;
      failure = error;
      failures += 1;
      watch.stopped(error);
      await pace.sleep(backOffMs(failures, pace.random));
    }
  }
}

async function follow(
  { ask, ring }: UpdatesWatch,
  from: string,
  { signal }: Pace,
  answered: () => void,
): Promise<void> {
  let since = from;
  while (!signal.aborted) {
    const query = { feed: 'longpoll', since, timeout: LONGPOLL_MS };
    const timeoutMs = LONGPOLL_MS + GRACE_MS;
    const { results, last_seq } = updatesOf(
      await ask({ method: 'GET', path: '_db_updates', query, timeoutMs, signal }),
    );
    for (const { db_name } of results) {
      const database = parseUserDatabase(db_name);
      if (database?.collection === 'placedOrders') ring(database.uid);
    }
    since = last_seq;
    answered();
  }
}

async function presentPlace(ask: Ask, { signal }: Pace): Promise<string> {
  const query = { since: 'now', limit: 1 };
  return updatesOf(await ask({ method: 'GET', path: '_db_updates', query, signal })).last_seq;
}

function updatesOf(answer: unknown): Updates {
  const { results, last_seq } = answer as Partial<Updates>;
  if (!Array.isArray(results) || last_seq === undefined)
    throw new ServerProblem(0, '_db_updates: not a list of updates');
  return { results, last_seq };
}
