import { createHash } from 'node:crypto';
import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import type { Couch } from '../client/connect.ts';
import { ifMissing } from '../client/if-missing.ts';
import { ensureDatabase } from '../databases/ensure-database.ts';
import { planDatabase, planUserDatabases } from '../databases/planned-database.ts';
import { atMost } from './at-most.ts';
import type { Progress } from './progress.ts';

/** Where it is noted which plan all users' databases were last brought to; local documents do not replicate. */
const NOTE = { db: 'accounts', path: '_local/user-databases' };

type Note = { _id?: string; _rev?: string; plan?: string };

/**
 * Brings the databases of all users to today's rules when the rules have changed since the last time. The note is written last, so that an
 * upgrade that was cut short is done again. `couch` is the server admin.
 */
export async function upgradeUserDatabases(couch: Couch, progress: Progress): Promise<void> {
  const plan = await digestOfPlan();
  const note = await ifMissing(() => couch.request(NOTE) as Promise<Note>);
  if (note?.plan === plan) return;
  const names = (await couch.db.list()).filter((name) => parseUserDatabase(name) !== undefined);
  let done = 0;
  await atMost(4, names, async (name) => {
    const planned = await planDatabase(name);
    if (planned !== undefined) await ensureDatabase(couch, planned);
    progress({ title: 'Bringing the databases of users up to date', done: ++done, of: names.length });
  });
  await couch.request({ ...NOTE, method: 'put', body: { ...note, plan } });
}

async function digestOfPlan(): Promise<string> {
  const plans = await planUserDatabases('0'.repeat(32));
  return createHash('sha256').update(JSON.stringify(plans)).digest('hex');
}
