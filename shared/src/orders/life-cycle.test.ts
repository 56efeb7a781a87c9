import { expect, test } from 'vitest';
import { BookStatus, isTerminal, LIFE_CYCLE, mayFollow, STATUSES } from './life-cycle.ts';

test('every state is reached from a draft', () => {
  const reached = new Set<string>(['draft']);
  for (let grew = true; grew; ) {
    const before = reached.size;
    for (const from of STATUSES) if (reached.has(from)) for (const to of LIFE_CYCLE[from]) reached.add(to);
    grew = reached.size > before;
  }
  expect([...reached].sort()).toEqual([...STATUSES].sort());
});

test('served, delivered, refused and cancelled are the ends', () => {
  expect(STATUSES.filter(isTerminal)).toEqual(['served', 'delivered', 'refused', 'cancelled']);
});

test('nothing becomes a draft again, and nothing is placed twice', () => {
  for (const from of STATUSES) {
    expect(mayFollow(from, 'draft')).toBe(false);
    expect(mayFollow(from, 'placed')).toBe(from === 'draft');
  }
});

test('the book knows every state but those before the claim', () => {
  expect(BookStatus.options).toEqual(STATUSES.filter((status) => status !== 'draft' && status !== 'placed'));
});
