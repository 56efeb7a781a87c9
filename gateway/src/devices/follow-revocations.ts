import type { FastifyBaseLogger } from 'fastify';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { type Followed, followFeed } from '../couch/follow-feed.ts';
import type { Recognition } from './recognition.ts';

type ChangeRow = { readonly id: string };

/** Tells the recognition what other gateways change: accounts that are disabled, devices that are signed out. */
export function followRevocations({
  ask,
  as,
  recognition,
  log,
}: {
  ask: AskCouch;
  as: Asker;
  recognition: Recognition;
  log: FastifyBaseLogger;
}): Followed {
  const looking = new Set<Promise<void>>();
  const tell = (what: string, told: Promise<void>) => {
    const looked = told
      .catch((cause: unknown) => log.warn({ err: cause, what }, 'a change of who may come could not be looked up'))
      .finally(() => looking.delete(looked));
    looking.add(looked);
  };
  const follow = (database: string, onId: (id: string) => void) =>
    followFeed<ChangeRow>({
      ask,
      as,
      path: `/${database}/_changes`,
      onRows: (rows) => {
        for (const { id } of rows) onId(id);
      },
      onStart: () => tell(database, recognition.forgetEverything()),
      onBreak: (cause) =>
        log.warn({ reason: String(cause), database }, 'changes of who may come are not told for a moment'),
    });
  const accounts = follow('accounts', (id) => {
    if (id.startsWith('account:')) tell(id, recognition.accountChanged(id.slice('account:'.length)));
  });
  const sessions = follow('sessions', (id) => {
    const [uid, deviceId] = id.split(':');
    // Beside the sessions there are pairings, which nobody remembers.
    if (uid !== undefined && uid !== 'pairing' && deviceId !== undefined)
      tell(id, recognition.sessionChanged(uid, deviceId));
  });
  return {
    isLive: () => accounts.isLive() && sessions.isLive(),
    stop: async () => {
      await Promise.all([accounts.stop(), sessions.stop()]);
      await Promise.all(looking);
    },
  };
}
