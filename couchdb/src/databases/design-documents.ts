import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import { ACCENTED_LETTERS } from '@coffee-catalog/shared/text/fold-accents';
import { validationFunction } from '../validation/validation-function.ts';

/** A design document as it lies in a database, without its revision. */
export type DesignDocument = { readonly _id: `_design/${string}`; readonly language: 'javascript' } & Readonly<
  Record<string, unknown>
>;

/**
 * The book by the time of the claim: all of it under '', each status under its name, and under 'differing' what was placed in several versions.
 * One view for all of them, since an index costs a run over the book. Keys end with the id, so that a page can start after an order.
 */
const BOOK_VIEWS = {
  'by-list': {
    map: `function (doc) {
  if (doc.type !== 'order') return;
  emit(['', doc.claimedTime, doc._id], null);
  emit([doc.status, doc.claimedTime, doc._id], null);
  if (doc.differences && doc.differences.length > 0) emit(['differing', doc.claimedTime, doc._id], null);
}`,
  },
};

/**
 * Orders by the words one looks for them by: the order's number and id, and the customer's names, in small letters without accents. Beside the
 * book's own design document, so that the list need not wait for this index. Each row holds all that one can ask of an order, so that a search reads
 * rows alone and the orders only of what it shows. The same words as `foldAccents` and the gateway make of what was typed; the engine of CouchDB 3.5.2
 * has no `normalize`, and a function that calls it emits nothing.
 */
const FIND_VIEWS = {
  'by-word': {
    map: String.raw`function (doc) {
  if (doc.type !== 'order') return;
  var accented = ${JSON.stringify(ACCENTED_LETTERS.accented)};
  var plain = ${JSON.stringify(ACCENTED_LETTERS.plain)};
  var name = String(doc.customerName).replace(/[^\u0000-\u007f]/g, function (letter) {
    var at = accented.indexOf(letter);
    return at < 0 ? letter : plain.charAt(at);
  });
  var words = name.replace(/[\u0300-\u036f]/g, '').toLowerCase().split(/[\s.,;:'"()\/-]+/).concat(doc.orderId);
  if (doc.orderNumber) words.push(String(doc.orderNumber));
  var differing = Boolean(doc.differences && doc.differences.length > 0);
  var row = { words: words, status: doc.status, differing: differing };
  var seen = {};
  words.forEach(function (word) {
    if (word === '' || seen['$' + word]) return;
    seen['$' + word] = true;
    emit([word.slice(0, 60), doc.claimedTime, doc._id], row);
  });
}`,
  },
};

/** What was changed about one item or account, in the order of time; and the fields that two edits wrote without knowing of each other. */
const AUDIT_VIEWS = {
  clashes: { map: `function (doc) { if (doc.type === 'audit' && doc.clash) emit(doc._id, null); }` },
  'by-subject': { map: `function (doc) { if (doc.type === 'audit') emit([doc.subject, doc._id], null); }` },
};

const VIEWS: Partial<Record<Collection, Readonly<Record<string, object>>>> = {
  orders: { book: BOOK_VIEWS, find: FIND_VIEWS },
  audit: { audit: AUDIT_VIEWS },
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
  const views = Object.entries(VIEWS[collection] ?? {});
  return [
    validation,
    ...views.map(([name, views]): DesignDocument => ({ _id: `_design/${name}`, language: 'javascript', views })),
  ];
}
