import { createHash, randomUUID } from 'node:crypto';
import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { projectOrder } from '@coffee-catalog/shared/orders/project-order';
import { sampleBookOrder, sampleItem, sampleOrder } from '@coffee-catalog/shared/testing/sample-orders';
import { v7 as uuidV7 } from 'uuid';

/** A document in the making: it has an id. */
export type SampleDocument = { readonly _id: string; readonly [field: string]: unknown };

/** A new, well-formed document of the collection. `uid`: whose database it is, or who writes where a document says so. */
export function sampleDocument(collection: Collection, uid: string): SampleDocument {
  const orderId = uuidV7();
  const stamps = {};
  switch (collection) {
    case 'catalog':
      return sampleItem({ _id: `item:${randomUUID()}`, available: false });
    case 'images':
      return sampleImage();
    case 'user':
      return sampleProfile();
    case 'draftOrders':
      return { _id: orderId, type: 'draft', schemaVersion: 1, createdTime: '2026-11-20T08:00:00.000Z', stamps };
    case 'placedOrders':
      return sampleOrder({ _id: orderId, userId: uid });
    case 'processedOrders':
      return projectOrder(sampleBookOrder({ orderId, userId: uid }));
    case 'orders':
      return sampleBookOrder({ _id: `${uid}:${orderId}`, orderId, userId: uid });
    case 'stock':
      return { _id: `item:${randomUUID()}`, type: 'stock', schemaVersion: 1, onHand: 3, reserved: {} };
    case 'kitchen':
      return sampleStep(uid, orderId);
    case 'parked':
      return sampleParked(uid);
    case 'audit':
      return sampleAudit(uid);
    case 'accounts':
      return { _id: `login:${randomUUID()}@example.org`, type: 'login', schemaVersion: 1 };
    case 'sessions':
      return { _id: randomUUID(), type: 'session', schemaVersion: 1 };
    case 'push':
      return { _id: `subscription:${randomUUID()}`, type: 'subscription', schemaVersion: 1 };
  }
}

/** The same document as its rightful writer would change it. */
export function changedSample(collection: Collection, document: SampleDocument): SampleDocument {
  switch (collection) {
    case 'catalog':
      return { ...document, order: 2 };
    case 'user':
      return { ...document, name: 'Ada L.' };
    case 'draftOrders':
      return { ...document, note: 'No sugar' };
    case 'placedOrders':
      return { ...document, customerName: 'Grace' };
    case 'processedOrders':
    case 'orders':
      return prepared(document);
    case 'stock':
      return { ...document, onHand: 2 };
    case 'parked':
      return { ...document, retryRequestedTime: '2026-11-20T10:00:00.000Z' };
    case 'images':
    case 'kitchen':
    case 'audit':
    case 'accounts':
    case 'sessions':
    case 'push':
      return { ...document };
  }
}

/** An order of the book that is being made: one step on. */
export function prepared(document: SampleDocument): SampleDocument {
  const history = document['history'] as readonly object[];
  const step = { status: 'preparing', time: '2026-11-20T09:05:00.000Z', by: 'staff' };
  return { ...document, status: 'preparing', history: [...history, step] };
}

function sampleImage(): SampleDocument {
  const bytes = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><title>${randomUUID()}</title></svg>`);
  const image = { content_type: 'image/svg+xml', data: bytes.toString('base64') };
  const _id = createHash('sha256').update(bytes).digest('hex');
  return { _id, type: 'image', schemaVersion: 1, _attachments: { image } };
}

function sampleProfile(): SampleDocument {
  const address = { street: '1 Lovelace Road', postalCode: 'N1', city: 'London', country: 'GB' };
  const said = { name: 'Ada', email: 'ada@example.org', address, favourites: [], stamps: {} };
  return { _id: 'profile', type: 'profile', schemaVersion: 1, ...said };
}

function sampleParked(uid: string): SampleDocument {
  const change = { database: `placedorders-${uid}`, documentId: uuidV7() };
  const said = { ...change, error: 'no answer', attempts: 5, parkedTime: '2026-11-20T09:05:00.000Z' };
  return { _id: randomUUID(), type: 'parked', schemaVersion: 1, ...said };
}

function sampleAudit(uid: string): SampleDocument {
  const subject = `account:${uid}`;
  const by = { userId: uid, name: 'Ada', deviceId: '0'.repeat(32), deviceName: 'Firefox' };
  const said = { subject, subjectName: 'Ada', action: 'disabled', by, time: '2026-11-20T09:05:00.000Z', fields: [] };
  return {
    _id: `019a0000000${Math.floor(Math.random() * 16).toString(16)}-0000-${randomUUID()}/${subject}`,
    type: 'audit',
    schemaVersion: 1,
    ...said,
  };
}

function sampleStep(uid: string, orderId: string): SampleDocument {
  const orderKey = `${uid}:${orderId}`;
  const said = { orderKey, historyLength: 1, to: 'preparing', time: '2026-11-20T09:05:00.000Z', by: uid };
  return { _id: `step:${orderKey}:1:preparing`, type: 'step', schemaVersion: 1, ...said };
}
