import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { renewedToken } from '@coffee-catalog/couchdb/principals/renewed-token';
import type { SigningKey } from '@coffee-catalog/couchdb/principals/signing-keys';

/** How many principals' tokens are kept; the one used longest ago goes first. */
const KEPT = 2_000;

/** A function that gives a valid token for any principal, signing a new one only when the last is half its life old. `now` is this process's clock. */
export function openTokens(key: SigningKey, now: () => number): (principal: DatabasePrincipal) => string {
  const tokens = new Map<string, () => string>();
  return (principal) => {
    const name = `${principal.sub} ${principal.roles.join(' ')}`;
    const token = tokens.get(name) ?? renewedToken(key, principal, now);
    tokens.delete(name);
    tokens.set(name, token);
    const [oldest] = tokens.keys();
    if (tokens.size > KEPT && oldest !== undefined) tokens.delete(oldest);
    return token();
  };
}
