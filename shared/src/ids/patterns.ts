/**
 * The shapes of every identifier in the shop. Anything from outside is held against these before it is used
 * as (part of) a document id, a database name or a path.
 */

/** A canonical lower-case UUID of any version (RFC 9562). */
export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * An order's id, which is its draft's id: a UUID v7, or a v5 for a draft that was made of another order's leftovers
 * (same on every device, see `leftoversDraftId`).
 */
export const ORDER_ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A user's id: the 32 hex digits of a UUID v7. It is the CouchDB user name and the suffix of the user's databases. */
export const UID_PATTERN = /^[0-9a-f]{32}$/;

/** A catalog document's id: `item:<uuid>`. */
export const ITEM_DOCUMENT_ID_PATTERN = /^item:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A picture's id: the SHA-256 of its bytes in hex. */
export const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/** The id of an option or of one of its choices, chosen by the owner. */
export const OPTION_ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A UTC instant as `Date.prototype.toISOString` writes it (ISO 8601, milliseconds, Z). */
export const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A day of a calendar, YYYY-MM-DD. */
export const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** A CouchDB revision: generation, dash, hash. */
export const REVISION_PATTERN = /^[1-9]\d{0,9}-[0-9a-f]{32}$/;
