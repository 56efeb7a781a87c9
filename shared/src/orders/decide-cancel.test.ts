import { expect, test } from 'vitest';
import { DEVICE_ID, NOW, ORDER_ID, sampleBookOrder, UID } from '../testing/sample-orders.ts';
import { BookOrder } from './book-order.ts';
import { decideCancel } from './decide-cancel.ts';
import { BookStatus, mayFollow } from './life-cycle.ts';

const requestedTime = '2026-11-20T09:10:00.000Z';
const request = {
  _id: `cancel:${ORDER_ID}`,
  type: 'cancel',
  schemaVersion: 1,
  userId: UID,
  deviceId: DEVICE_ID,
  orderId: ORDER_ID,
  requestedTime,
} as const;

test.each(['received', 'needs-answer'] as const)('an order that is %s is cancelled', (status) => {
  const cancelled = decideCancel(sampleBookOrder({ status }), request, NOW);
  expect(cancelled).toMatchObject({
    status: 'cancelled',
    cancelRequest: { outcome: 'cancelled', requestedTime, decidedTime: NOW },
  });
  expect(cancelled?.history.at(-1)).toEqual({ status: 'cancelled', time: NOW, by: 'shopper' });
  expect(BookOrder.parse(cancelled)).toEqual(cancelled);
  expect(mayFollow(status, 'cancelled')).toBe(true);
});

test.each(['preparing', 'ready', 'served', 'dispatched', 'delivered'] as const)(
  'an order that is %s goes on, and says that the wish came too late',
  (status) => {
    const order = sampleBookOrder({ status });
    const cancelRequest = { outcome: 'too-late', requestedTime, decidedTime: NOW };
    expect(decideCancel(order, request, NOW)).toEqual({ ...order, cancelRequest });
  },
);

test.each(['refused', 'cancelled'] as const)('there is nothing to withdraw from an order that is %s', (status) => {
  expect(decideCancel(sampleBookOrder({ status }), request, NOW)).toBeUndefined();
});

test('a wish is answered once, whatever became of the order since', () => {
  for (const status of BookStatus.options) {
    const order = sampleBookOrder({ status });
    const answered = decideCancel(order, request, NOW) ?? order;
    expect(decideCancel(answered, request, NOW)).toBeUndefined();
  }
});
