import * as z from 'zod/mini';
import { Instant, Uid } from '../orders/placed-order.ts';
import { Stamp } from '../stamps/stamp.ts';

/** An entry's id: the stamp of the change, then what was changed, so that entries sort by time and no change is told twice. */
export const AUDIT_ID_PATTERN = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z-]{1,64}\/(item:[0-9a-f-]{36}|account:[0-9a-f]{32})$/;

/** What can be done in the owner's area that is told to the next owner. */
export const AUDIT_ACTIONS = [
  'created',
  'changed',
  'counted',
  'roles',
  'disabled',
  'enabled',
  'password-reset',
  'device-admitted',
  'device-signed-out',
  // Edits of an item that were made apart: put together by the shop, a field that both wrote, and what somebody chose.
  'merged',
  'clashed',
  'chosen',
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

/** Who did it, as they were called at the time, and on which of their devices. */
export const Actor = z.strictObject({
  userId: Uid,
  name: z.string().check(z.maxLength(200)),
  deviceId: z.string().check(z.maxLength(64)),
  deviceName: z.string().check(z.maxLength(100)),
});
export type Actor = z.infer<typeof Actor>;

/** A field's value before and after; `null` before for what is new. */
export const FieldChange = z.strictObject({
  field: z.string().check(z.maxLength(40)),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** Of a clash: the stamps of the two edits, `before` being the one that gave way; `null` where a value never had one. */
export const ClashStamps = z.strictObject({ before: z.nullable(Stamp), after: z.nullable(Stamp) });
export type ClashStamps = z.infer<typeof ClashStamps>;

/** One change of the owner's area; `by` is null where the shop did it by itself. `subject`: `item:<uuid>` or `account:<uid>`, `subjectName` what it was called then. `time` is the gateway's clock. */
export const AuditEntry = z.strictObject({
  _id: z.string().check(z.regex(AUDIT_ID_PATTERN)),
  type: z.literal('audit'),
  schemaVersion: z.literal(1),
  subject: z.string().check(z.maxLength(60)),
  subjectName: z.string().check(z.maxLength(200)),
  action: AuditAction,
  by: z.nullable(Actor),
  time: Instant,
  fields: z.array(FieldChange).check(z.maxLength(20)),
  /** The one field of a clash was written by these. */
  clash: z.optional(ClashStamps),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
