import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ANSWER_WITHIN_MS,
  NOW,
  ORDER_ID,
  offering,
  sampleCatalog,
  sampleOrder,
  UID,
} from '../testing/sample-orders.ts';
import { BookOrder } from './book-order.ts';
import { decideClaim } from './decide-claim.ts';
import { PlacedOrder } from './placed-order.ts';

const rev = '1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const decide = (document: Record<string, unknown>) =>
  decideClaim({
    uid: UID,
    orderId: ORDER_ID,
    leaves: [{ rev, document }],
    ...offering(sampleCatalog()),
    currency: 'EUR',
    now: NOW,
    answerWithinMs: ANSWER_WITHIN_MS,
    tooManyOpen: false,
    cancel: undefined,
  });

const arbitraryDocument = fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 3 }));

/** A sealed order in which one member, at the top or of a line, is any value at all. */
const arbitraryDamage = fc
  .record({
    at: fc.constantFrom('top', 'line'),
    name: fc.oneof(fc.constantFrom(...Object.keys(sampleOrder()), 'count', 'options', '__proto__'), fc.string()),
    value: fc.jsonValue(),
  })
  .map(({ at, name, value }) => {
    const order: Record<string, unknown> = { ...sampleOrder() };
    const target = at === 'top' ? order : { ...sampleOrder().lines[0] };
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
    return at === 'top' ? order : { ...order, lines: [target] };
  });

test('whatever lies in the queue becomes an order that the book can hold, and only a proper one is received', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryDocument, arbitraryDamage), (document) => {
      const order = decide(document);
      expect(BookOrder.parse(order)).toEqual(order);
      expect(PlacedOrder.safeParse(document).success || order.status === 'refused').toBe(true);
      expect(order.status === 'refused').toBe(order.reason !== null);
    }),
    { numRuns: 300 },
  );
});

test('nesting that is deeper than a stack is refused like anything else', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
  expect(decide({ ...sampleOrder(), note: deep }).reason).toMatchObject({ code: 'malformed', field: 'note' });
  expect(decide({ ...sampleOrder(), extra: deep }).reason).toMatchObject({ code: 'malformed', field: 'extra' });
});
