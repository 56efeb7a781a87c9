import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { UID_PATTERN } from '@coffee-catalog/shared/ids/patterns';

/** What a device's cookie says: whose it is, and the secret that proves it. */
export type SessionToken = { readonly uid: string; readonly secret: string };

const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** A secret of 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The cookie's value. */
export function writeToken({ uid, secret }: SessionToken): string {
  return `${uid}.${secret}`;
}

/** Reads a cookie's value; `undefined` for anything that this shop has not written. */
export function readToken(cookie: string | undefined): SessionToken | undefined {
  const [uid, secret, ...rest] = (cookie ?? '').split('.');
  if (uid === undefined || secret === undefined || rest.length > 0) return undefined;
  return UID_PATTERN.test(uid) && SECRET_PATTERN.test(secret) ? { uid, secret } : undefined;
}

/** The SHA-256 of a secret in hex: what is stored of it. With 256 random bits there is nothing to guess, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The id of a device, from its secret's hash, so that a cookie leads to its session without an index. */
export function deviceIdOf(tokenHash: string): string {
  return tokenHash.slice(0, 32);
}

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
