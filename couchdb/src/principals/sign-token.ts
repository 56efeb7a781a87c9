import { createHmac } from 'node:crypto';
import type { DatabasePrincipal } from './principal.ts';
import type { SigningKey } from './signing-keys.ts';

/**
 * A JSON Web Token by which CouchDB knows a principal until `expires` (seconds since 1970, the signer's clock): HS256 (RFC 7519, RFC 7518),
 * with the claims that CouchDB reads (https://docs.couchdb.org/en/stable/api/server/authn.html#jwt-authentication).
 * Synchronous, since nano reads its headers synchronously.
 */
export function signToken(key: SigningKey, { sub, roles }: DatabasePrincipal, expires: number): string {
  const header = encode({ alg: 'HS256', typ: 'JWT', kid: key.kid });
  const claims = encode({ sub, '_couchdb.roles': roles, exp: Math.floor(expires) });
  const signed = `${header}.${claims}`;
  return `${signed}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
