import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of some bytes, as 64 lower-case hex digits (FIPS 180-4). */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** SHA-256 of a value's canonical JSON: equal for equal content, whatever the order of keys. */
export function hashOf(value: unknown): string {
  return sha256Hex(utf8ToBytes(canonicalJson(value)));
}
