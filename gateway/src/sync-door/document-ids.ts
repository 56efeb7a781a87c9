import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import { parseDraftRowId } from '@coffee-catalog/shared/ids/draft-row-id';
import { ORDER_ID_PATTERN } from '@coffee-catalog/shared/ids/patterns';

const REQUEST_PATTERN = /^(cancel|answer):[0-9a-f-]{36}(:\d{1,6})?$/;
const NAME_PATTERN = /^[a-z][a-z0-9-]{0,39}(:[0-9a-z-]{1,64})?$/;

/** The ids that documents written through the door can have; the validation functions are as strict, and ask more. */
const WRITABLE: Record<SyncCollection, (id: string) => boolean> = {
  catalog: () => false,
  processedOrders: () => false,
  user: (id) => NAME_PATTERN.test(id),
  draftOrders: (id) => parseDraftRowId(id) !== undefined,
  placedOrders: (id) => ORDER_ID_PATTERN.test(id) || REQUEST_PATTERN.test(id),
};

/** Whether a document of this id may be written to this collection. */
export function isWritableId(collection: SyncCollection, id: string): boolean {
  return WRITABLE[collection](id);
}

/**
 * Whether this is the id of an ordinary document: not one of CouchDB's own (`_design/…`, `_local/…`), no step up a path, and no longer than
 * any of ours.
 */
export function isDocumentId(id: string): boolean {
  return id.length > 0 && id.length <= 200 && !id.startsWith('_') && id !== '.' && id !== '..';
}

/** The ids under which PouchDB keeps the checkpoints of a replication: an MD5 in base64 with `/` as `.` and `+` as `_` (pouchdb-generate-replication-id 9.0.0). */
export const REPLICATION_ID_PATTERN = /^[A-Za-z0-9._]{22}==$/;
