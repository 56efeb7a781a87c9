import { statusOf } from './status-of.ts';

/** What the call gives, or `undefined` when the server says that there is no such thing (404). Throws everything else. */
export async function ifMissing<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
