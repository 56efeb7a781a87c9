import type { DatabasePrincipal } from './principal.ts';
import { signToken } from './sign-token.ts';
import type { SigningKey } from './signing-keys.ts';

/** How long a token lives. The other half of it is left for clocks that disagree and for requests under way. */
const LIFETIME_MS = 600_000;
const RENEWED_AFTER_MS = LIFETIME_MS / 2;

/**
 * A function that gives a valid token for the principal at each call and signs a new one when the last is half its life old.
 * `now` is this process's clock in milliseconds; the database's may differ by up to five minutes.
 */
export function renewedToken(key: SigningKey, principal: DatabasePrincipal, now: () => number): () => string {
  let token: string | undefined;
  let signedAt = 0;
  return () => {
    const time = now();
    // A clock that was put back makes the age negative: sign again, else the token would outlive its renewal.
    const age = time - signedAt;
    if (token === undefined || age >= RENEWED_AFTER_MS || age < 0) {
      token = signToken(key, principal, (time + LIFETIME_MS) / 1000);
      signedAt = time;
    }
    return token;
  };
}
