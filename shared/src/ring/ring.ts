/**
 * A bell inside one process: whoever changes a database rings with its name, whoever waits for changes listens. It is a hint only: nobody may
 * rely on it, since a change made by another process does not ring.
 */
export type Ring = {
  /** Something happened in this database. */
  readonly ring: (database: string) => void;
  /** Calls `listener` with each database that rings, until the returned function is called. */
  readonly listen: (listener: (database: string) => void) => () => void;
};

/** A new bell. A listener that throws keeps the others from nothing. */
export function createRing(): Ring {
  const listeners = new Set<(database: string) => void>();
  return {
    ring(database) {
      for (const listener of listeners) {
        try {
          listener(database);
        } catch {
          // A hint that was not taken: the feeds and the sweep bring the same news.
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
