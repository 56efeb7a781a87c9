import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** The cost of a hash: memory is 128 × N × r bytes, time grows with N × r × p (RFC 7914). */
export type PasswordCost = { readonly N: number; readonly r: number; readonly p: number };

/** A password's hash with what it was made with, so that the cost can be raised later. `salt` and `key` are base64. */
export type PasswordHash = PasswordCost & { readonly algorithm: 'scrypt'; readonly salt: string; readonly key: string };

/** One of the settings that OWASP's Password Storage Cheat Sheet holds equal, with 32 MiB of memory: about 0.2 s on a small server. */
export const DEFAULT_PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const derive = promisify<string, Buffer, number, PasswordCost & { maxmem: number }, Buffer>(scrypt);

/** Hashes a password with a fresh salt. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, cost);
  return { algorithm: 'scrypt', ...pick(cost), salt: salt.toString('base64'), key: key.toString('base64') };
}

/** Whether this is the password that was hashed. */
export async function matchesPassword(password: string, hash: PasswordHash): Promise<boolean> {
  const key = await deriveKey(password, Buffer.from(hash.salt, 'base64'), hash);
  const expected = Buffer.from(hash.key, 'base64');
  return key.length === expected.length && timingSafeEqual(key, expected);
}

/** Whether a hash was made with another cost than is asked for today. */
export function isOutdated(hash: PasswordHash, cost: PasswordCost): boolean {
  return hash.N !== cost.N || hash.r !== cost.r || hash.p !== cost.p;
}

function deriveKey(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  // The same characters may be typed as different code points (NIST SP 800-63B asks to normalise).
  const text = password.normalize('NFKC');
  return derive(text, salt, KEY_BYTES, { ...pick(cost), maxmem: 256 * cost.N * cost.r + 2 ** 20 });
}

function pick({ N, r, p }: PasswordCost): PasswordCost {
  return { N, r, p };
}
