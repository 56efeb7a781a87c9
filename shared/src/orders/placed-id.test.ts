import { expect, test } from 'vitest';
import { parsePlacedId } from './placed-id.ts';

const ORDER = '01936f5e-7a10-7000-8000-000000000001';

test('an order, the wish to withdraw it and the answer about it are about that order', () => {
  expect(parsePlacedId(ORDER)).toEqual({ kind: 'order', orderId: ORDER });
  expect(parsePlacedId(`cancel:${ORDER}`)).toEqual({ kind: 'cancel', orderId: ORDER });
  expect(parsePlacedId(`answer:${ORDER}:2`)).toEqual({ kind: 'answer', orderId: ORDER });
});

test.each(['', '_design/validation', 'cancel:', `answer:${ORDER}`, `cancel:${ORDER}:1`, `wish:${ORDER}`])(
  '%j is none of them',
  (id) => {
    expect(parsePlacedId(id)).toBeUndefined();
  },
);
