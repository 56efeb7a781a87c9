import { hashOf } from '@coffee-catalog/shared/sha256';

/** Which share of the users a processor serves: share `index` of `of` equal ones. */
export type Shard = { readonly index: number; readonly of: number };

/** Whether a user belongs to this share: by a hash, since user ids begin with the time of sign-up. */
export function isInShard(uid: string, { index, of }: Shard): boolean {
  return Number.parseInt(hashOf(uid).slice(0, 8), 16) % of === index;
}
