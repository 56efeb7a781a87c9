import { AUDIT_ID_PATTERN, AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { IMAGE_ATTACHMENT, IMAGE_TYPES, ImageDocument, MAX_IMAGE_BYTES } from '@coffee-catalog/shared/catalog/image';
import { Item } from '@coffee-catalog/shared/catalog/item';
import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { Draft, DraftLine } from '@coffee-catalog/shared/drafts/draft';
import { ITEM_DOCUMENT_ID_PATTERN, ORDER_ID_PATTERN, SHA256_PATTERN } from '@coffee-catalog/shared/ids/patterns';
import { KitchenStep } from '@coffee-catalog/shared/kitchen/kitchen-step';
import { Answer } from '@coffee-catalog/shared/orders/answer';
import { BookOrder, ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import { DayCounter } from '@coffee-catalog/shared/orders/day-counter';
import { ParkedDocument } from '@coffee-catalog/shared/orders/parked-document';
import { CancelRequest, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { Profile } from '@coffee-catalog/shared/users/profile';
import type { $ZodType } from 'zod/v4/core';
import type { AttachmentRule, KindRule } from './in-database/rules.ts';

/** A kind of document: which ids it has, its schema (none: only our own services write it, any fields), and its rules. */
export type DocumentKind = KindRule & { schema?: $ZodType };

/** What a collection holds. The kind of a document is the first whose `id` matches. */
export type CollectionRules = {
  kinds: readonly DocumentKind[];
  /** The largest document, in characters of its JSON. */
  maxCharacters: number;
  attachment?: AttachmentRule;
  /** Design §5: whoever may only create writes generation 1 as replication does, and nothing else. */
  sealed?: true;
  /** Fields a deleted document may keep as a mark, each `true`. */
  tombstoneMarks?: readonly string[];
};

const DOCUMENT = 256_000;
/** An order of ours may hold five differing versions of a shopper's largest order. */
const BOOK = 2_000_000;

/** The documents of every collection. The permission table says who may write them; this says what they may hold. */
export const COLLECTION_RULES = {
  catalog: { maxCharacters: DOCUMENT, kinds: [{ id: ITEM_DOCUMENT_ID_PATTERN, schema: Item }] },
  images: {
    maxCharacters: DOCUMENT,
    attachment: { name: IMAGE_ATTACHMENT, types: IMAGE_TYPES, maxBytes: MAX_IMAGE_BYTES },
    kinds: [{ id: SHA256_PATTERN, schema: ImageDocument }],
  },
  user: { maxCharacters: DOCUMENT, kinds: [{ id: /^profile$/, schema: Profile }] },
  draftOrders: {
    maxCharacters: DOCUMENT,
    // `placed`: the draft became an order. `discarded`: leftovers that the shopper did not want, which must not be offered again.
    tombstoneMarks: ['placed', 'discarded'],
    kinds: [
      { id: ORDER_ID_PATTERN, schema: Draft },
      { id: /^[0-9a-f-]{36}\/items\/[0-9a-f-]{36}$/, schema: DraftLine },
    ],
  },
  placedOrders: {
    maxCharacters: DOCUMENT,
    sealed: true,
    kinds: [
      { id: ORDER_ID_PATTERN, schema: PlacedOrder, ownerField: 'userId' },
      { id: /^cancel:/, schema: CancelRequest, ownerField: 'userId', idIs: 'cancel:{orderId}' },
      { id: /^answer:/, schema: Answer, ownerField: 'userId', idIs: 'answer:{orderId}:{question}' },
    ],
  },
  processedOrders: {
    maxCharacters: BOOK,
    kinds: [{ id: ORDER_ID_PATTERN, schema: ProcessedOrder, ownerField: 'userId', lifeCycle: true }],
  },
  orders: {
    maxCharacters: BOOK,
    kinds: [
      { id: /^[0-9a-f]{32}:/, schema: BookOrder, idIs: '{userId}:{orderId}', lifeCycle: true },
      { id: /^day:/, schema: DayCounter },
    ],
  },
  stock: { maxCharacters: DOCUMENT, kinds: [{ id: ITEM_DOCUMENT_ID_PATTERN, schema: StockCount }] },
  kitchen: {
    maxCharacters: BOOK,
    kinds: [
      { id: /^step:/, schema: KitchenStep, idIs: 'step:{orderKey}:{historyLength}:{to}', writerField: 'by' },
      { id: /^ticket:[0-9a-f]{32}:[0-9a-f-]{36}$/, writtenBy: 'processor' },
    ],
  },
  parked: {
    maxCharacters: DOCUMENT,
    kinds: [{ id: /^[0-9a-z-]{1,64}$/, schema: ParkedDocument, changeable: { owner: ['retryRequestedTime'] } }],
  },
  audit: { maxCharacters: DOCUMENT, kinds: [{ id: AUDIT_ID_PATTERN, schema: AuditEntry }] },
  accounts: { maxCharacters: DOCUMENT, kinds: [{ id: /^[a-z-]{1,40}:.{1,300}$/ }] },
  push: { maxCharacters: DOCUMENT, kinds: [{ id: /^(subscription|owner-subscription|sent|waiting):.{1,300}$/ }] },
  sessions: { maxCharacters: DOCUMENT, kinds: [{ id: /^.{1,400}$/ }] },
} as const satisfies Record<Collection, CollectionRules>;
