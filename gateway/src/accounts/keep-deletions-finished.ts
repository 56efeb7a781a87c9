import type { FastifyBaseLogger } from 'fastify';
import { type Deletion, finishDeletions } from './delete-account.ts';

/** How long a deletion that waits for the shop waits at most once the shop is done. */
const AGAIN_MS = 30_000;

/**
 * Finishes, again and again until it is stopped, the deletions that could not be finished when they were asked for: something of the user's had come in meanwhile and
 * must have its outcome first.
 */
export function keepDeletionsFinished({
  deletion,
  log,
  everyMs = AGAIN_MS,
}: {
  readonly deletion: Deletion;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
  readonly everyMs?: number;
}): { stop: () => Promise<void> } {
  let work = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const finish = async (): Promise<void> => {
    await finishDeletions(deletion).catch((err: unknown) =>
      log.warn({ err }, 'deletions of accounts could not be finished; they are tried again'),
    );
    later();
  };
  const later = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      work = finish();
    }, everyMs).unref();
  };
  later();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await work;
    },
  };
}
