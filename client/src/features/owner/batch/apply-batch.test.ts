import type { Item } from '@coffee-catalog/shared/catalog/item';
import { sampleItem } from '@coffee-catalog/shared/testing/sample-orders';
import { expect, test } from 'vitest';
import type { ApiResult } from '../../../data/api/api-result.ts';
import { applyBatch, type BatchChange, type BatchResult, undoBatch } from './apply-batch.ts';

const names = ['Espresso', 'Ristretto', 'Lungo'];
const changes: BatchChange[] = names.map((name) => ({
  kind: 'change',
  item: sampleItem({ name, description: 'was' }),
  change: { description: 'is' },
}));
const problem = (code: 'forbidden' | 'offline'): ApiResult<Item> => ({ kind: 'problem', code, message: code });

/** A shop that answers the calls one after the other. */
async function run(answers: ApiResult<Item>[]): Promise<{ result: BatchResult; told: number[] }> {
  const told: number[] = [];
  const calls = { change: async () => answers.shift() as ApiResult<Item>, create: async () => problem('forbidden') };
  return { result: await applyBatch(changes, calls, (count) => told.push(count)), told };
}
const stored: ApiResult<Item> = { kind: 'done', value: sampleItem({ description: 'is' }) };

test('a refused change is named and does not keep the others back', async () => {
  const { result, told } = await run([stored, problem('forbidden'), stored]);
  expect([result.done.length, result.refused.map(({ name }) => name), result.untried]).toEqual([2, ['Ristretto'], []]);
  expect(told).toEqual([1, 2, 3]);
});

test('a shop that cannot be reached ends the batch, and what was not tried is named', async () => {
  const { result } = await run([stored, problem('offline')]);
  expect([result.done.length, result.refused.map(({ name }) => name), result.untried]).toEqual([
    1,
    ['Ristretto'],
    ['Lungo'],
  ]);
});

test('what was stored, and only that, is taken back by its old values', async () => {
  const { result } = await run([stored, problem('offline')]);
  expect(undoBatch(result)).toMatchObject([{ kind: 'change', change: { description: 'was' } }]);
});
