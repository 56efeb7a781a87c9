import { type Ask, statusOf } from '../server/ask.ts';
import { pathOf } from '../server/document.ts';

/** A place in a database's feed, kept in a `_local` document of that database, which no shopper may write to. */
export type Checkpoint = {
  /** The place last saved; `'0'` when there is none. */
  readonly read: () => Promise<string>;
  /** Everything before this place is resolved. */
  readonly passed: (place: string) => void;
  /** Saves the place, if it moved since. */
  readonly save: () => Promise<void>;
};

/**
 * Step P4: the checkpoint of one consumer. It is moved after the work, never before, and lazily: after a crash right here, or before it, the
 * same changes come again, are read, and cause no writes.
 */
export function checkpointOf(ask: Ask, database: string, consumer: string): Checkpoint {
  const path = `${pathOf(database)}/_local/${encodeURIComponent(consumer)}`;
  const load = async (): Promise<{ _rev?: string; place?: string }> => {
    try {
      return (await ask({ method: 'GET', path })) as { _rev?: string; place?: string };
    } catch (error) {
      if (statusOf(error) === 404) return {};
      throw new Error(`reading the checkpoint ${consumer} of ${database}`, { cause: error });
    }
  };
  let unsaved: string | undefined;
  return {
    read: async () => (await load()).place ?? '0',
    passed: (place) => {
      unsaved = place;
    },
    save: async () => {
      const place = unsaved;
      if (place === undefined) return;
      const { _rev } = await load();
      await ask({ method: 'PUT', path, body: { ...(_rev && { _rev }), place } });
      if (unsaved === place) unsaved = undefined;
    },
  };
}
