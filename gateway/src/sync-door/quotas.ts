import type { AskCouch } from '../couch/ask-couch.ts';
import type { Limits } from '../limits.ts';
import type { Pass } from './decide-pass.ts';

/** Which collections hold as much as they may. */
export type Quotas = {
  /** Whether nothing more may be written there. Known to half a minute: what one account writes in that time is limited by itself. */
  isFull(pass: Pass): Promise<boolean>;
};

const KNOWN_FOR_MS = 30_000;
const REMEMBERED = 5_000;

type DatabaseInfo = { doc_count?: number; doc_del_count?: number; sizes?: { file?: number } };

/** Begins knowing nothing. `now` is the gateway's clock. */
export function openQuotas(
  ask: AskCouch,
  { documentsPerDatabase, bytesPerDatabase }: Pick<Limits, 'documentsPerDatabase' | 'bytesPerDatabase'>,
  now: () => number,
): Quotas {
  const known = new Map<string, { full: boolean; time: number }>();
  return {
    isFull: async ({ database, principal }) => {
      const last = known.get(database);
      if (last !== undefined && Math.abs(now() - last.time) < KNOWN_FOR_MS) return last.full;
      const { status, body } = await ask({ as: principal, method: 'GET', path: `/${database}` });
      const info = (await body.json()) as DatabaseInfo;
      if (status !== 200) return false;
      // Deleted documents count: they stay.
      const documents = (info.doc_count ?? 0) + (info.doc_del_count ?? 0);
      const full = documents > documentsPerDatabase || (info.sizes?.file ?? 0) > bytesPerDatabase;
      known.delete(database);
      known.set(database, { full, time: now() });
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
      return full;
    },
  };
}
