import { runInNewContext } from 'node:vm';
import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { PERMISSIONS } from '@coffee-catalog/shared/databases/permissions';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import {
  sampleBookOrder,
  sampleItem,
  sampleLine,
  sampleOrder,
  UID,
} from '@coffee-catalog/shared/testing/sample-orders';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from '../contract/sample-document.ts';
import { compileValidation } from './compile-validation.ts';
import { validationFunction } from './validation-function.ts';
import { validationSource } from './validation-source.ts';

type Validate = (newDoc: object, oldDoc: object | null, userCtx: object, secObj: object) => void;

const collections = Object.keys(PERMISSIONS) as Collection[];
const functions = new Map<Collection, Validate>();
beforeAll(async () => {
  for (const collection of collections)
    functions.set(collection, runInNewContext(await validationFunction(collection)) as Validate);
});

/** What the function of a collection says to a write: nothing, or its words. */
function refusal(
  collection: Collection,
  newDoc: object,
  { old = null, db = collection, name = 'x', roles = [] }: Writing,
) {
  try {
    (functions.get(collection) as Validate)(newDoc, old, { db, name, roles }, {});
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}
type Writing = { old?: object | null; db?: string; name?: string | null; roles?: string[] };

const processor = { name: 'order-processor', roles: ['order-processor'] };
const owner = { name: UID, roles: ['bluebottle'] };
const placing = { db: `placedorders-${UID}`, name: UID };
const first = { _rev: '1-a', _revisions: { start: 1, ids: ['a'] } };

describe('the text', () => {
  test('is the same whenever it is compiled', async () => {
    const { text, files } = await compileValidation(validationSource('user'));
    expect(text).toBe(await validationFunction('user'));
    expect(files).toContain('in-database/validation-of.ts');
  });

  test.each(collections)(
    'of %s is short enough to lie in every database, and no later than ES2017',
    async (collection) => {
      const text = await validationFunction(collection);
      expect(text.length).toBeLessThan(70_000);
      // What CouchDB's parser does not know: optional chaining, nullish coalescing, object spread, private and static members.
      expect(text).not.toMatch(/\?\.[a-z_$[(]|\?\?|\{\.\.\.|[,(]\s*\.\.\.[\w$.]+\}|static\s|#[a-z]+\s*[=(]/i);
    },
  );
});

describe('what is wrong is said in words, with the place', () => {
  const line = sampleLine();
  test.each([
    [{ note: 5 }, 'note: must be a text'],
    [{ note: 'x'.repeat(501) }, 'note: must have at most 500 characters'],
    [{ customerName: undefined }, 'customerName: is missing'],
    [{ lines: [] }, 'lines: must not be empty'],
    [{ lines: [{ ...line, count: 0 }] }, 'lines[0].count: must be at least 1'],
    [{ lines: [line, { ...line, count: 100 }] }, 'lines[1].count: must be at most 99'],
    [{ lines: [{ ...line, count: 1.5 }] }, 'lines[0].count: must be a whole number'],
    [{ lines: [{ ...line, gift: true }] }, 'lines[0].gift: is not a known field'],
    [
      { lines: [{ ...line, options: { 'no such id!': 'x' } }] },
      'lines[0].options.no such id?: is not a name that may stand here',
    ],
    [{ lines: [{ ...line, options: { milk: 7 } }] }, 'lines[0].options.milk: must be a text'],
    [
      { lines: [{ ...line, options: { milk: ['oat', '!'] } }] },
      'lines[0].options.milk[1]: does not have the expected form',
    ],
    [
      { lines: [{ ...line, consent: { orElse: 'guess' } }] },
      'lines[0].consent.orElse: must be one of refuse, leave-out, ask',
    ],
    [{ type: 'draft' }, 'type: must be "order"'],
    [{ schemaVersion: 2 }, 'schemaVersion: must be 1'],
    [{ placedTime: 'yesterday' }, 'placedTime: does not have the expected form'],
    [{ userId: UID.replace('1', '2') }, 'userId: is not the user whose collection this is'],
    [{ _attachments: {} }, '_attachments: is not a known field'],
    [{ _id: 'x' }, '_id: is not an id that this collection knows'],
  ])('%j', (changes, words) => {
    const newDoc = JSON.parse(JSON.stringify({ ...sampleOrder(), ...first, ...changes })) as object;
    expect(refusal('placedOrders', newDoc, placing)).toEqual({ forbidden: words });
  });

  test('a well-formed order passes', () => {
    expect(refusal('placedOrders', { ...sampleOrder(), ...first }, placing)).toBeUndefined();
  });

  test('whoever is not signed in is asked to be', () => {
    expect(refusal('catalog', sampleItem(), { name: null })).toEqual({
      unauthorized: '_id: you may not add this here',
    });
  });

  test('lengths are counted as the app counts them', () => {
    // Two code units each, and one code point.
    const cups = '🍵'.repeat(250);
    expect(refusal('placedOrders', { ...sampleOrder({ note: cups }), ...first }, placing)).toBeUndefined();
    expect(refusal('placedOrders', { ...sampleOrder({ note: `${cups}!` }), ...first }, placing)).toBeDefined();
  });
});

describe('who may be several people at once', () => {
  test('the owner orders coffee in collections of their own, and only there', () => {
    const order = { ...sampleOrder(), ...first };
    expect(refusal('placedOrders', order, { ...owner, db: `placedorders-${UID}` })).toBeUndefined();
    expect(refusal('placedOrders', order, { ...owner, name: 'f'.repeat(32), db: `placedorders-${UID}` })).toBeDefined();
  });

  test('a user whose name starts with another’s is not that user', () => {
    expect(
      refusal('placedOrders', { ...sampleOrder(), ...first }, { ...placing, name: UID.slice(0, 31) }),
    ).toBeDefined();
    expect(refusal('placedOrders', { ...sampleOrder(), ...first }, { ...placing, name: '' })).toBeDefined();
  });
});

describe('an order of the book', () => {
  const order = sampleBookOrder();
  const write = (newDoc: object, old: object | null = null) => refusal('orders', newDoc, { ...processor, old });
  const step = (status: BookOrder['status'], from: BookOrder = order): BookOrder => ({
    ...from,
    status,
    history: [...from.history, { status, time: '2026-11-20T09:10:00.000Z', by: 'staff' }],
  });

  test('is created received, and goes along the life cycle', () => {
    expect(write(order)).toBeUndefined();
    expect(write(step('preparing'), order)).toBeUndefined();
    expect(write(step('ready', step('preparing')), order)).toBeUndefined();
    expect(write(step('received', step('preparing')), step('preparing'))).toBeUndefined();
  });

  test('does not jump, and does not leave the end', () => {
    expect(write(step('served'), order)).toEqual({ forbidden: 'history[1].status: served cannot follow received' });
    const cancelled = step('cancelled');
    expect(write(step('received', cancelled), cancelled)).toEqual({
      forbidden: 'history[2].status: received cannot follow cancelled',
    });
    expect(write({ ...order, status: 'ready' })).toEqual({
      forbidden: 'status: must be the last of the history, received',
    });
  });

  test.each([
    ['total', 1],
    ['receivedTime', '2026-11-20T09:00:01.000Z'],
    ['claimedTime', '2026-11-20T09:00:01.000Z'],
    ['lines', []],
    ['customerName', 'Eve'],
    ['orderNumber', 7],
    ['note', 'more'],
  ])('keeps its %s once it was received', (field, value) => {
    expect(write({ ...step('preparing'), [field]: value }, order)).toEqual({
      forbidden: `${field}: cannot be changed any more`,
    });
  });

  test('keeps its history', () => {
    const rewritten = {
      ...step('preparing'),
      history: step('preparing').history.map((each) => ({ ...each, by: 'eve' })),
    };
    expect(write(rewritten, order)).toEqual({ forbidden: 'history: may only grow' });
  });

  test('is numbered by a counter for each day', () => {
    const counter = { _id: 'day:2026-11-20', type: 'day', schemaVersion: 1, last: 7 };
    expect(write(counter)).toBeUndefined();
    expect(write({ ...counter, last: 0 })).toEqual({ forbidden: 'last: must be at least 1' });
    expect(write({ ...counter, _id: 'day:today' })).toBeDefined();
  });

  test('lies under its own key', () => {
    expect(write({ ...order, _id: order._id.replace(UID, 'f'.repeat(32)) })).toEqual({
      forbidden: '_id: does not fit the document',
    });
  });
});

describe('a draft', () => {
  const drafting = { db: `draftorders-${UID}`, name: UID };
  const draft = sampleDocument('draftOrders', UID);
  const tombstone = { _id: draft._id, _rev: '2-a', _revisions: { start: 2, ids: ['a', 'b'] }, _deleted: true };

  test.each([{}, { placed: true }, { discarded: true }])('is deleted with the mark %j', (mark) => {
    expect(refusal('draftOrders', { ...tombstone, ...mark }, { ...drafting, old: draft })).toBeUndefined();
  });

  test.each([{ placed: 'yes' }, { other: true }, { type: 'draft' }])('is not deleted with %j', (mark) => {
    expect(refusal('draftOrders', { ...tombstone, ...mark }, { ...drafting, old: draft })).toBeDefined();
  });

  test('keeps its content in the tombstone where the app leaves it there, and carries no mark while it lives', () => {
    expect(
      refusal('draftOrders', { ...draft, ...tombstone, placed: true }, { ...drafting, old: draft }),
    ).toBeUndefined();
    expect(refusal('draftOrders', { ...draft, placed: true }, drafting)).toEqual({
      forbidden: 'placed: is not a known field',
    });
  });
});

describe('the owner', () => {
  test('asks for another try of what is parked, and changes nothing else of it', () => {
    const old = sampleDocument('parked', UID);
    const retryRequestedTime = '2026-11-20T10:00:00.000Z';
    expect(refusal('parked', { ...old, retryRequestedTime }, { ...owner, old })).toBeUndefined();
    expect(refusal('parked', { ...old, retryRequestedTime: 'now' }, { ...owner, old })).toBeDefined();
    expect(refusal('parked', { ...old, attempts: 0 }, { ...owner, old })).toEqual({
      forbidden: 'attempts: cannot be changed by you',
    });
    const { retryRequestedTime: _wish, ...withdrawn } = { ...old, retryRequestedTime };
    expect(refusal('parked', withdrawn, { ...owner, old: { ...old, retryRequestedTime } })).toBeUndefined();
    expect(refusal('parked', { ...old, attempts: 0 }, { ...processor, old })).toBeUndefined();
  });

  test('stores pictures, of the kinds there are, with nothing else in their documents', () => {
    const { _attachments, ...image } = sampleDocument('images', UID);
    const stub = (type: string, length = 10) => ({
      ...image,
      _attachments: { image: { content_type: type, length, stub: true } },
    });
    expect(refusal('images', stub('image/webp'), owner)).toBeUndefined();
    for (const type of ['text/html', 'image/svg', 'image/gif'])
      expect(refusal('images', stub(type), owner)).toBeDefined();
    expect(refusal('images', stub('image/png', 3_000_000), owner)).toBeDefined();
    expect(refusal('images', image, owner)).toEqual({ forbidden: '_attachments: must be one attachment named image' });
    const two = { ...stub('image/png')._attachments, more: { content_type: 'image/png' } };
    expect(refusal('images', { ...image, _attachments: two }, owner)).toBeDefined();
    expect(_attachments).toBeDefined();
  });
});

describe('staff', () => {
  test('write steps in their own name, and no tickets', () => {
    const kitchen = { name: UID, roles: ['staff', 'shopper'] };
    const step = sampleDocument('kitchen', UID);
    expect(refusal('kitchen', step, kitchen)).toBeUndefined();
    expect(refusal('kitchen', { ...step, by: 'f'.repeat(32) }, kitchen)).toEqual({
      forbidden: 'by: is not the user who writes this',
    });
    const ticket = { _id: `ticket:${String(step['orderKey'])}`, type: 'ticket' };
    expect(refusal('kitchen', ticket, kitchen)).toEqual({ forbidden: '_id: you may not add this here' });
    expect(refusal('kitchen', ticket, processor)).toBeUndefined();
  });
});
