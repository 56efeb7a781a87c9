import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { expect, test } from 'vitest';
import { unrecordedFields } from './unrecorded.ts';

const stamp = (ms: number) => `${ms.toString(16).padStart(12, '0')}-0000-aa`;
const time = Date.parse('2026-11-20T09:00:00.000Z');
const entry = (id: string) => ({ _id: `${id}/item:x` }) as AuditEntry;

test('a field whose stamp is in no entry is told with the time of the stamp', () => {
  const stamps = { name: stamp(time), price: stamp(time + 1000) };
  expect(unrecordedFields({ stamps }, [entry(stamp(time))])).toEqual([
    { field: 'price', time: '2026-11-20T09:00:01.000Z' },
  ]);
});

test('an item whose every stamp is told, or that has none, has nothing unrecorded', () => {
  expect(unrecordedFields({ stamps: { name: stamp(time) } }, [entry(stamp(time))])).toEqual([]);
  expect(unrecordedFields({ stamps: {} }, [])).toEqual([]);
});
