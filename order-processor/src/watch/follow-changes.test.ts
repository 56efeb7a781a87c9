import { expect, test } from 'vitest';
import type { Ask } from '../server/ask.ts';
import { checkpointOf } from './checkpoint.ts';
import { type DocumentChange, followChanges } from './follow-changes.ts';

/** A database of `length` changes, read in batches, whose checkpoint lives beside them. */
function databaseOf(length: number, { batch = 3 } = {}) {
  const stop = new AbortController();
  let local: { _rev: string; place: string } | undefined;
  const ask: Ask = ({ method, path, query, body }) => {
    if (path.includes('/_local/')) {
      if (method === 'PUT') local = { ...(body as { place: string }), _rev: '0-1' };
      return local === undefined
        ? Promise.reject(Object.assign(new Error('missing'), { status: 404 }))
        : Promise.resolve(local);
    }
    const since = Number(query?.['since']);
    if (since >= length) stop.abort();
    const numbers = Array.from({ length: Math.min(batch, Math.max(0, length - since)) }, (_, at) => since + at + 1);
    const results = numbers.map((n) => ({ id: `d${n}`, changes: [{ rev: `1-${n}` }] }));
    return Promise.resolve({ results, last_seq: String(since + numbers.length) });
  };
  const pace = { sleep: () => Promise.resolve(), random: () => 0, signal: stop.signal };
  return { ask, pace, place: () => local?.place };
}

const idsOf = (changes: readonly DocumentChange[]) => changes.map(({ id }) => id);

test('every change is dealt with, in order', async () => {
  const { ask, pace } = databaseOf(7);
  const seen: string[] = [];
  const handle = (changes: readonly DocumentChange[]) => Promise.resolve(void seen.push(...idsOf(changes)));
  await followChanges(
    { ask, database: 'orders', from: () => Promise.resolve('0'), handle, failed: () => {} },
    () => {},
    pace,
  );
  expect(seen).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7']);
});

test('a batch that fails comes again from the checkpoint, which never passes what is not resolved', async () => {
  const { ask, pace, place } = databaseOf(6);
  let saved = '0';
  const checkpoint = checkpointOf(ask, 'orders', 'test');
  const seen: string[] = [];
  const places: (string | undefined)[] = [];
  let failures = 0;
  const handle = async (changes: readonly DocumentChange[], behind: string) => {
    seen.push(...idsOf(changes));
    if (seen.includes('d4') && failures < 2) {
      failures += 1;
      places.push(place());
      throw new Error('not now');
    }
    checkpoint.passed(behind);
    saved = behind;
  };
  await followChanges(
    { ask, database: 'orders', from: () => Promise.resolve(saved), handle, failed: () => {} },
    () => {},
    pace,
  );
  expect(seen).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd4', 'd5', 'd6', 'd4', 'd5', 'd6']);
  expect(places).toEqual([undefined, undefined]);
});

test('what went wrong within a batch and was mended there is over behind it, though the feed itself never failed', async () => {
  const { ask, pace } = databaseOf(3);
  const told: string[] = [];
  const following = {
    ask,
    database: 'orders',
    from: () => Promise.resolve('0'),
    handle: () => Promise.resolve(following.failed()),
    failed: () => void told.push('failing'),
  };
  await followChanges(following, () => void told.push('running'), pace);
  expect(told).toEqual(['running', 'failing', 'running', 'running']);
});
