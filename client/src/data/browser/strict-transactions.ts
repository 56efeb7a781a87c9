/** The names of IndexedDB databases whose writes must be on the disk before they are acknowledged. */
const strictNames = new Set<string>();
let wrapped = false;

/** How PouchDB's idb adapter names the IndexedDB database of one of its own. */
const PREFIX = '_pouch_';

/**
 * From now on each read-write transaction on this PouchDB database is `strict`. Chrome acknowledges writes before they are on the disk (`relaxed`, since
 * version 121) and PouchDB never asks for more, so the browser's own function is wrapped, for these databases alone.
 * https://developer.mozilla.org/en-US/docs/Web/API/IDBDatabase/transaction#durability
 */
export function makeStrict(pouchName: string): void {
  strictNames.add(`${PREFIX}${pouchName}`);
  if (wrapped) return;
  wrapped = true;
  // oxlint-disable-next-line typescript/unbound-method -- called below with the database as `this`
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
    const strict = mode === 'readwrite' && strictNames.has(this.name);
    return original.call(this, stores, mode, strict ? { ...options, durability: 'strict' } : options);
  };
}
