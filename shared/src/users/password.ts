import * as z from 'zod/mini';

/** At least 10 characters (NIST SP 800-63B asks for 8 or more and for no composition rules), at most 200 so that hashing stays bounded. */
export const Password = z.string().check(z.minLength(10), z.maxLength(200));

/** The one spelling under which a login is looked up: trimmed, Unicode NFKC, lower case. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
