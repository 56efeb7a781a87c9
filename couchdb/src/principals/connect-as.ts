import { type Couch, connect } from '../client/connect.ts';
import type { DatabasePrincipal } from './principal.ts';
import { renewedToken } from './renewed-token.ts';
import type { SigningKey } from './signing-keys.ts';

/**
 * A connection to the server at `url` as this principal, for as long as the process lives: each request carries a token that is
 * renewed well before it expires. Credentials in `url` are not used. `now` is this process's clock in milliseconds.
 */
export function connectAs(
  url: string,
  key: SigningKey,
  principal: DatabasePrincipal,
  now: () => number = Date.now,
): Couch {
  return connect(url, { kind: 'token', token: renewedToken(key, principal, now) });
}
