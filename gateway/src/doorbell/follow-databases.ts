import type { FastifyBaseLogger } from 'fastify';
import type { AskCouch } from '../couch/ask-couch.ts';
import { type Followed, followFeed } from '../couch/follow-feed.ts';
import type { Doorbells } from './doorbells.ts';

type DatabaseUpdate = { readonly db_name: string; readonly type: string };

/** Rings from one feed of all databases for everybody. A break may have hidden anything, so everybody is rung once after it. */
export function followDatabases({
  ask,
  doorbells,
  log,
}: {
  ask: AskCouch;
  doorbells: Doorbells;
  log: FastifyBaseLogger;
}): Followed {
  return followFeed<DatabaseUpdate>({
    ask,
    // Only the server admin may read this feed; nothing but names goes through here.
    as: 'admin',
    path: '/_db_updates',
    onRows: (rows) => {
      for (const name of new Set(rows.map(({ db_name }) => db_name))) doorbells.databaseChanged(name);
    },
    onStart: () => doorbells.ringEverybody(),
    onBreak: (cause) => log.warn({ reason: String(cause) }, 'the feed of all databases broke'),
  });
}
