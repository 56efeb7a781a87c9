import { badRequest } from '../couch-error.ts';
import type { Database } from '../storage/database.ts';

/** `<number>-<token>`: opaque to clients, and of this incarnation of the database only. */
export const sequenceOf = (database: Database, seq: number): string => `${seq}-${database.record.token}`;

/**
 * The number in a sequence. One of a database of the same name that was deleted since counts as 0:
 * whoever followed that one has to start again.
 */
export function parseSequence(text: string, token: string): number {
  const parsed = /^"?(\d{1,15})(?:-([^"]*))?"?$/.exec(text);
  if (!parsed) throw badRequest("Malformed sequence supplied in 'since' parameter.");
  const [, number, foundToken] = parsed;
  return foundToken === undefined || foundToken === token ? Number(number) : 0;
}
