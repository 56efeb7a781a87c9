import type { Couch } from '../client/connect.ts';
import { ifMissing } from '../client/if-missing.ts';
import { planUserDatabases } from '../databases/planned-database.ts';

/**
 * Removes the four databases of a user, with all they hold. Safe to repeat and to be killed in the middle: the next call does what is left. `couch` is the
 * server admin. Throws when `uid` is not a user id, and when the server does not do it.
 */
export async function removeUser({ couch, uid }: { couch: Couch; uid: string }): Promise<void> {
  for (const { name } of await planUserDatabases(uid)) await ifMissing(() => couch.db.destroy(name));
}
