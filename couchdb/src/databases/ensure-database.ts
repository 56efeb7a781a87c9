import type { Couch } from '../client/connect.ts';
import { statusOf } from '../client/status-of.ts';
import { compareDatabase, type Difference, storedDesigns } from './compare-database.ts';
import type { PlannedDatabase } from './planned-database.ts';

/** How often another process may come between comparing and writing before we give up. */
const ATTEMPTS = 5;

/**
 * Makes a database as planned: creates it, or mends what differs, and says what that was. Safe to repeat, safe to be killed in the middle, safe to
 * run in two processes at once. Design documents that are not ours stay unless `removeForeign`. `couch` is the server admin.
 */
export async function ensureDatabase(
  couch: Couch,
  plan: PlannedDatabase,
  { removeForeign = false }: { removeForeign?: boolean } = {},
): Promise<Difference[]> {
  for (let attempt = 1; ; attempt++) {
    const differences = await compareDatabase(couch, plan);
    const mendable = differences.filter(({ kind }) => removeForeign || kind !== 'foreign-design-document');
    try {
      if (mendable.length > 0) await mend(couch, plan, mendable);
      return mendable;
    } catch (cause) {
      // Somebody else wrote the same: compare again.
      const raced = statusOf(cause) === 409 || statusOf(cause) === 412;
      if (!raced || attempt === ATTEMPTS) throw new Error(`setting up the database ${plan.name}`, { cause });
    }
  }
}

/** Rules first, members last: a new database is open to nobody until it holds its validation function. */
async function mend(couch: Couch, plan: PlannedDatabase, differences: readonly Difference[]): Promise<void> {
  const kinds = new Set(differences.map(({ kind }) => kind));
  const isNew = kinds.has('missing-database');
  if (isNew)
    await couch.request({ method: 'put', db: plan.name, qs: plan.shards === undefined ? {} : { q: plan.shards } });
  if (isNew || [...kinds].some((kind) => kind.endsWith('design-document'))) await mendDesigns(couch, plan, differences);
  if (isNew || kinds.has('wrong-security'))
    await couch.request({ method: 'put', db: plan.name, path: '_security', body: plan.security });
}

async function mendDesigns(couch: Couch, plan: PlannedDatabase, differences: readonly Difference[]): Promise<void> {
  const stored = new Map((await storedDesigns(couch, plan.name)).map((design) => [design._id, design._rev]));
  const foreign = differences.flatMap((difference) =>
    difference.kind === 'foreign-design-document' ? [difference.id] : [],
  );
  for (const id of foreign) await couch.use(plan.name).destroy(id, stored.get(id) ?? '');
  for (const design of plan.designDocuments) {
    const rev = stored.get(design._id);
    await couch.use(plan.name).insert(rev === undefined ? design : { ...design, _rev: rev });
  }
}
