import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

test('only what differs is written', () => {
  const before = { name: 'Ada', address: { city: 'Berlin', street: '' } };
  expect(changedFields(before, { ...before, name: 'Ada L.' })).toEqual({ name: 'Ada L.' });
  expect(changedFields(before, { name: 'Ada', address: { street: '', city: 'Berlin' } })).toEqual({});
});
