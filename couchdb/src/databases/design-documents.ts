import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { validationFunction } from '../validation/validation-function.ts';

/** A design document as it lies in a database, without its revision. */
export type DesignDocument = { readonly _id: `_design/${string}`; readonly language: 'javascript' } & Readonly<
  Record<string, unknown>
>;

/** The book by the time of the claim, all of it and by status. Keys end with the id, so that a page can start after an order. */
const BOOK_VIEWS = {
  'by-claimed-time': { map: `function (doc) { if (doc.type === 'order') emit([doc.claimedTime, doc._id], null); }` },
  'by-status': {
    map: `function (doc) { if (doc.type === 'order') emit([doc.status, doc.claimedTime, doc._id], null); }`,
  },
};

/**
 * The design documents of every database of a collection: the same text in all of them, so that the database compiles it once. The validation
 * function is apart from the views, since a change of a design document with views builds its indexes anew.
 */
export async function designDocumentsFor(collection: Collection): Promise<readonly DesignDocument[]> {
  const validation: DesignDocument = {
    _id: '_design/validation',
    language: 'javascript',
    validate_doc_update: await validationFunction(collection),
  };
  if (collection !== 'orders') return [validation];
  return [validation, { _id: '_design/book', language: 'javascript', views: BOOK_VIEWS }];
}
