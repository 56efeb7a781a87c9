import { setTimeout as sleep } from 'node:timers/promises';
import type { AskCouch, Asker } from './ask-couch.ts';

/** A feed that is followed: `_db_updates`, or the `_changes` of a database. */
export type Feed<Row> = {
  readonly ask: AskCouch;
  readonly as: Asker;
  /** `/_db_updates` or `/<database>/_changes`. */
  readonly path: string;
  /** What else is asked of the feed, as `style`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly onRows: (rows: Row[]) => void;
  /** The feed works, for the first time or again after a break, during which anything may have happened. */
  readonly onStart: () => void;
  /** The feed broke, told once until it works again; it is tried again by itself. */
  readonly onBreak: (cause: unknown) => void;
};

type FeedPage<Row> = { readonly results: Row[]; readonly last_seq: string | number };

/** A followed feed: how it is, and the way to stop following. */
export type Followed = { isLive(): boolean; stop(): Promise<void> };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** The server ends a wait after that, so that a connection which died unnoticed does not last. */
const WAIT_MS = 25_000;

/**
 * Follows a feed from now on by long polls, for as long as it is not stopped. After a break it goes on where it was, after a pause that doubles
 * up to five seconds. Nothing is known of what happened before it started: `onStart` says when to look for oneself.
 */
export function followFeed<Row>({ ask, as, path, query: always = {}, onRows, onStart, onBreak }: Feed<Row>): Followed {
  const stopped = new AbortController();
  const { signal } = stopped;
  let live = false;

  const poll = async (query: Record<string, string>, patient: boolean): Promise<FeedPage<Row>> => {
    const asked = `${path}?${new URLSearchParams({ ...always, ...query }).toString()}`;
    const { status, body } = await ask({ as, method: 'GET', path: asked, signal, patient });
    const text = await body.text();
    if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as FeedPage<Row>;
  };

  const follow = async (): Promise<void> => {
    let since: FeedPage<Row>['last_seq'] | undefined;
    let told = false;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      try {
        if (!live) {
          // Only an answer shows that the feed works. What it says is covered by `onStart`, which tells to look at everything.
          const query = since === undefined ? { since: 'now', limit: '1' } : { since: String(since) };
          since = (await poll(query, false)).last_seq;
          live = true;
          told = false;
          onStart();
        }
        const query = { feed: 'longpoll', timeout: String(WAIT_MS), since: String(since) };
        const { results, last_seq } = await poll(query, true);
        since = last_seq;
        pause = FIRST_PAUSE_MS;
        if (results.length > 0) onRows(results);
      } catch (cause) {
        if (signal.aborted) return;
        live = false;
        if (!told) onBreak(cause);
        told = true;
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
  };

  const following = follow();
  return {
    isLive: () => live,
    stop: async () => {
      stopped.abort();
      await following;
    },
  };
}
