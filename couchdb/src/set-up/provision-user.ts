import type { Couch } from '../client/connect.ts';
import { ensureDatabase } from '../databases/ensure-database.ts';
import { planUserDatabases } from '../databases/planned-database.ts';

/**
 * Makes the four databases of a user as they should be. Safe to repeat and to be killed in the middle: the next call does what is left. `couch` is the
 * server admin. Throws when `uid` is not a user id, and when the server does not do it.
 */
export async function provisionUser({ couch, uid }: { couch: Couch; uid: string }): Promise<void> {
  const plans = await planUserDatabases(uid);
  await Promise.all(plans.map((plan) => ensureDatabase(couch, plan)));
}
