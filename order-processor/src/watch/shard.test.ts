import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInShard } from './shard.ts';

test('every user belongs to exactly one share', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.integer({ min: 1, max: 7 }), (uuid, of) => {
      const uid = uuid.replaceAll('-', '');
      const shares = Array.from({ length: of }, (_, index) => index).filter((index) => isInShard(uid, { index, of }));
      expect(shares).toHaveLength(1);
    }),
  );
});

test('users who signed up one after another are spread over the shares', () => {
  const uids = Array.from({ length: 400 }, (_, n) => `0199aaaabbbb7ccc8ddd${n.toString(16).padStart(12, '0')}`);
  const first = uids.filter((uid) => isInShard(uid, { index: 0, of: 4 })).length;
  expect(first).toBeGreaterThan(60);
  expect(first).toBeLessThan(140);
});
