import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearRange, type LevelOperation, type LevelRange, readRange, readText, writeBatch } from './level.ts';
import { memoryLevel } from './memory-level.ts';

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'aa', '\xff', 'ÿ', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}', 'a\ue000', 'a\u{1f600}'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const operation: fc.Arbitrary<LevelOperation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('put' as const), key, value: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('del' as const), key }) },
);
const range: fc.Arbitrary<LevelRange> = fc.record(
  { gt: key, gte: key, lt: key, lte: key, reverse: fc.boolean(), limit: fc.nat({ max: 5 }) },
  { requiredKeys: [] },
);

/** LevelDB's order: by UTF-8 bytes. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** One bound at each end, as LevelDB takes it. */
const oneBound = ({ gt, gte, lt, lte, ...rest }: LevelRange): LevelRange => ({
  ...rest,
  ...(gt !== undefined ? { gt } : gte !== undefined ? { gte } : {}),
  ...(lt !== undefined ? { lt } : lte !== undefined ? { lte } : {}),
});

function expected(model: Map<string, string>, { gt, gte, lt, lte, reverse, limit }: LevelRange): [string, string][] {
  const rows = [...model]
    .filter(([each]) => gt === undefined || byBytes(each, gt) > 0)
    .filter(([each]) => gte === undefined || byBytes(each, gte) >= 0)
    .filter(([each]) => lt === undefined || byBytes(each, lt) < 0)
    .filter(([each]) => lte === undefined || byBytes(each, lte) <= 0)
    .sort(([a], [b]) => byBytes(a, b));
  if (reverse) rows.reverse();
  return limit === undefined ? rows : rows.slice(0, limit);
}

test('the memory store reads as a sorted map does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 60 }), range, range, async (operations, any, cleared) => {
      const level = memoryLevel();
      const model = new Map<string, string>();
      await writeBatch(level, operations);
      for (const each of operations) {
        if (each.type === 'put') model.set(each.key, each.value as string);
        else model.delete(each.key);
      }
      const asked = oneBound(any);
      expect(await readRange(level, asked)).toEqual(expected(model, asked));
      for (const [each, value] of model) expect(await readText(level, each)).toBe(value);
      const { reverse: _reverse, limit: _limit, ...gone } = oneBound(cleared);
      await clearRange(level, gone);
      for (const [each] of expected(model, gone)) model.delete(each);
      expect(await readRange(level, {})).toEqual(expected(model, {}));
    }),
  );
});
