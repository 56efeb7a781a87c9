import type { Logger } from 'pino';
import { describeError } from '../parking/parked-change.ts';
import { statusOf } from '../server/ask.ts';

/**
 * Does some work on one of many documents; resolves to `undefined`, with a line in the log, where it fails over the document itself: one that nobody can read
 * keeps nothing else back. A failure of the server is thrown, since it is over some time. Only for work that nobody waits for: an order that cannot
 * be brought through is parked.
 */
export async function unlessUnreadable<T>(
  log: Pick<Logger, 'warn'>,
  document: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) !== undefined) throw error;
    log.warn({ document, error: describeError(error) }, 'a document that cannot be read is left aside');
    return undefined;
  }
}
