import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import { type Problem, problemOf } from './gateway-problem.ts';
import type { Unsent } from './outbox.ts';

/** One collection to send. `inUse`: somebody looks, at whatever tab; so patient is it with what was refused. */
export type Sending = {
  collection: SyncCollection;
  unsent: () => Promise<Unsent>;
  send: (inUse: boolean) => Promise<number>;
};

/** What a round works on. */
export type RoundParts = {
  sendings: readonly Sending[];
  /** Brings one collection here; of those that this user can read. */
  pulls: ReadonlyMap<SyncCollection, (signal: AbortSignal) => Promise<void>>;
  /** What is to be done on this device after sending and receiving: merge, sweep, note. Needs no network. */
  reconcile: () => Promise<void>;
};

/** With these nothing can be brought here either. */
const NO_ANSWER: ReadonlySet<Problem['kind'] | undefined> = new Set(['offline', 'signed-out', 'wrong-user']);

/**
 * One round: everything that is due goes out, then the wanted collections come in, then what is here is put in order, and what that wrote goes out too.
 * What one collection cannot send keeps nothing from coming in. Rejects with the first failure, after all its parts have ended: two rounds never overlap.
 */
export async function runRound(
  parts: RoundParts,
  wants: ReadonlySet<SyncCollection>,
  { signal, isInUse }: { signal: AbortSignal; isInUse: () => boolean },
): Promise<void> {
  const pulls = [...parts.pulls].filter(([collection]) => wants.has(collection));
  const failures: unknown[] = [];
  const tried = (part: Promise<void>) => part.catch((error: unknown) => void failures.push(error));
  await tried(sendAll(parts, isInUse()));
  if (!failures.some((error) => NO_ANSWER.has(problemOf(error)?.kind)))
    await tried(allEnded(pulls.map(([, pull]) => pull(signal))));
  // Also without a network: what was placed just now begins to be waited for.
  await tried(parts.reconcile());
  if (failures.length === 0) await tried(sendAll(parts, isInUse()));
  if (failures.length > 0) throw failures[0];
}

async function sendAll({ sendings }: RoundParts, inUse: boolean): Promise<void> {
  await allEnded(sendings.map((sending) => sending.send(inUse)));
}

async function allEnded(tasks: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(tasks);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
