import { runInNewContext } from 'node:vm';
import { Item } from '@coffee-catalog/shared/catalog/item';
import { type Collection, isAllowed } from '@coffee-catalog/shared/databases/permissions';
import { Draft, DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import {
  FLAT_WHITE,
  MILK,
  sampleItem,
  sampleLine,
  sampleOrder,
  UID,
} from '@coffee-catalog/shared/testing/sample-orders';
import { Profile } from '@coffee-catalog/shared/users/profile';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { sampleDocument } from '../contract/sample-document.ts';
import { validationFunction } from './validation-function.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ORDER_ID = sampleOrder()._id;
const line = sampleLine({ options: { milk: ['oat'] }, note: 'hot', consent: { priceUpTo: 5, orElse: 'ask' } });
const device = { [FLAT_WHITE]: { n: 2, seq: 1 } };
const draftLine = { itemId: FLAT_WHITE, options: { milk: 'oat' }, counts: device, consent: {}, stamps: {} };

const cases: [collection: Collection, schema: z.core.$ZodType, sample: object][] = [
  ['placedOrders', PlacedOrder, sampleOrder({ lines: [line], sealedFrom: { [FLAT_WHITE]: { [FLAT_WHITE]: 3 } } })],
  [
    'catalog',
    Item,
    sampleItem({ options: [MILK], details: [{ label: 'Origin', value: 'Peru' }], image: 'a'.repeat(64) }),
  ],
  ['user', Profile, sampleDocument('user', UID)],
  ['draftOrders', Draft, { ...sampleDocument('draftOrders', UID), note: 'x', name: 'y' }],
  [
    'draftOrders',
    DraftLine,
    { _id: `${ORDER_ID}/items/${FLAT_WHITE}`, type: 'draft-line', schemaVersion: 1, ...draftLine },
  ],
];

/* The database must take what the app takes, and refuse what it refuses: a device that knows better than the server would lose orders. */
test.each(cases)(
  '%s: the database and the schema agree on every change of a document',
  async (collection, schema, sample) => {
    const validate = runInNewContext(await validationFunction(collection)) as (...given: unknown[]) => void;
    const userCtx = isAllowed(collection, 'owner', 'create')
      ? { db: collection, name: UID, roles: ['bluebottle'] }
      : { db: `${collection.toLowerCase()}-${UID}`, name: UID, roles: ['shopper'] };
    const accepts = (document: object): boolean => {
      try {
        validate({ ...document, _rev: '1-a', _revisions: { start: 1, ids: ['a'] } }, null, userCtx, {});
        return true;
      } catch (refusal) {
        const { forbidden } = refusal as { forbidden?: string };
        if (forbidden === undefined || !/^[^:]+: [^:]+$/.test(forbidden))
          throw new Error(`not a refusal: ${JSON.stringify(refusal)}`, { cause: refusal });
        return false;
      }
    };
    expect(accepts(sample)).toBe(true);
    fc.assert(
      fc.property(fc.nat(), change, (at, made) => {
        const document = changed(sample, at, made);
        expect(accepts(document)).toBe(z.safeParse(schema, document).success);
      }),
      { numRuns: 1000 },
    );
  },
);

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
  fc.integer({ min: -3, max: 101 }),
  fc.constantFrom<Json>(
    'oat',
    'EUR',
    '2026-11-20T08:00:00.000Z',
    FLAT_WHITE,
    'a'.repeat(64),
    'x'.repeat(501),
    1e9,
    1e9 + 1,
    0.5,
  ),
);
type Change = { kind: 'replace' | 'add'; value: Json; key: string } | { kind: 'remove' };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), value, key: fc.constant('') }),
  fc.record({
    kind: fc.constant('add' as const),
    value,
    key: fc.constantFrom('oat', FLAT_WHITE, 'extra', 'recall', 'note', ' '),
  }),
  fc.record({ kind: fc.constant('remove' as const) }),
);

/** A copy in which one place, chosen by a number, was changed; ids and the user stay, which the schema cannot judge. */
function changed(sample: object, at: number, made: Change): object {
  const copy = structuredClone(sample) as { [key: string]: Json };
  const places: [holder: { [key: string]: Json }, key: string][] = [];
  const walk = (holder: { [key: string]: Json }) => {
    for (const [key, inner] of Object.entries(holder)) {
      if (!['_id', 'userId'].includes(key)) places.push([holder, key]);
      if (typeof inner === 'object' && inner !== null) walk(inner as { [key: string]: Json });
    }
  };
  walk(copy);
  const [holder, key] = places[at % places.length] as [{ [key: string]: Json }, string];
  if (made.kind === 'replace') holder[key] = made.value;
  else if (made.kind === 'remove') delete holder[key];
  else if (Array.isArray(holder)) holder.push(made.value);
  else holder[made.key] = made.value;
  // Holes of arrays become null, as JSON has it.
  return JSON.parse(JSON.stringify(copy)) as object;
}
