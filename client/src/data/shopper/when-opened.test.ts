import { expect, test } from 'vitest';
import { Store } from '../store/store.ts';
import type { Shopper } from './shopper.ts';
import { whenOpened } from './when-opened.ts';

const ADA = { kind: 'guest' } as Shopper;

function tap(first: Shopper | 'failed' | undefined) {
  const shopper = new Store<Shopper | 'failed' | undefined>(first);
  const done: Shopper[] = [];
  whenOpened(shopper, (opened) => done.push(opened));
  return { shopper, done };
}

test('a tap is for whoever has their databases open', () => {
  expect(tap(ADA).done).toEqual([ADA]);
});

test('a tap while they are being opened is done once, when they are', () => {
  const { shopper, done } = tap(undefined);
  expect(done).toEqual([]);
  shopper.set(ADA);
  shopper.set(undefined);
  shopper.set({ ...ADA });
  expect(done).toEqual([ADA]);
});

test.each([
  ['at once', 'failed'],
  ['later', undefined],
] as const)('where they cannot be opened, which is known %s, nothing is done', (_when, first) => {
  const { shopper, done } = tap(first);
  shopper.set('failed');
  shopper.set(ADA);
  expect(done).toEqual([]);
});
