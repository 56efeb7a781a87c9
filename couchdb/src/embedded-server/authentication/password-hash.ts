import { createHash, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { forbidden } from '../couch-error.ts';

const derive = promisify(pbkdf2);

/** How CouchDB 3.5 keeps a password, in `_users` documents and (packed in a line) in its `[admins]` section. */
export interface PasswordHash {
  readonly password_scheme: string;
  readonly pbkdf2_prf?: string;
  readonly salt: string;
  readonly iterations?: number;
  readonly derived_key?: string;
  /** Of the old scheme `simple`. */
  readonly password_sha?: string;
}

/** CouchDB's names for the pseudo-random functions, Node's names, and the length of the key in bytes. */
const functions: Record<string, { digest: string; length: number }> = {
  sha: { digest: 'sha1', length: 20 },
  sha224: { digest: 'sha224', length: 28 },
  sha256: { digest: 'sha256', length: 32 },
  sha384: { digest: 'sha384', length: 48 },
  sha512: { digest: 'sha512', length: 64 },
};

async function deriveKey(password: string, salt: string, iterations: number, prf: string): Promise<string> {
  const use = functions[prf];
  if (!use) throw forbidden('PRF is invalid');
  return (await derive(password, salt, iterations, use.length, use.digest)).toString('hex');
}

/** Hashes with PBKDF2. */
export async function hashPassword(
  password: string,
  { salt, iterations, prf }: { salt: string; iterations: number; prf: string },
): Promise<PasswordHash> {
  const derived_key = await deriveKey(password, salt, iterations, prf);
  return { password_scheme: 'pbkdf2', pbkdf2_prf: prf, salt, iterations, derived_key };
}

/** Takes as long for a wrong password as for the right one. */
export async function verifyPassword(password: string, hash: PasswordHash): Promise<boolean> {
  const scheme = hash.password_scheme ?? 'simple';
  const simple = createHash('sha1')
    .update(password + hash.salt)
    .digest('hex');
  if (scheme === 'simple') return sameText(simple, hash.password_sha ?? '');
  if (scheme !== 'pbkdf2' && scheme !== 'simple+pbkdf2') return false;
  const iterations = hash.iterations ?? 10_000;
  if (!Number.isSafeInteger(iterations) || iterations < 1)
    throw forbidden('Iteration count is too low for this server');
  if (iterations > 10_000_000) throw forbidden('Iteration count is too high for this server');
  const secret = scheme === 'pbkdf2' ? password : simple;
  return sameText(await deriveKey(secret, hash.salt, iterations, hash.pbkdf2_prf ?? 'sha'), hash.derived_key ?? '');
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `-pbkdf2:sha256-<key>,<salt>,<iterations>`: a line of CouchDB's `[admins]` section. */
export const packHash = (hash: PasswordHash): string =>
  `-pbkdf2:${hash.pbkdf2_prf}-${hash.derived_key},${hash.salt},${hash.iterations}`;

/** `undefined` for a line in clear or in an unknown form. */
export function unpackHash(line: string): PasswordHash | undefined {
  const packed = /^-pbkdf2(?::(\w+))?-([0-9a-f]+),([^,]+),(\d+)$/.exec(line);
  if (packed) {
    const [, prf = 'sha', derived_key = '', salt = '', iterations] = packed;
    return { password_scheme: 'pbkdf2', pbkdf2_prf: prf, derived_key, salt, iterations: Number(iterations) };
  }
  const simple = /^-hashed-([0-9a-f]+),(.+)$/.exec(line);
  return simple ? { password_scheme: 'simple', password_sha: simple[1] ?? '', salt: simple[2] ?? '' } : undefined;
}
