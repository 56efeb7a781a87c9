import * as z from 'zod/mini';
import { AUDIT_ID_PATTERN, AuditEntry } from '../audit/audit-entry.ts';

/** `GET /api/audit`: who changed what, the newest first; of one item or account with `subject`. `after` is the `next` of the page before. */
export const AuditQuery = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  after: z.optional(z.string().check(z.regex(AUDIT_ID_PATTERN))),
  subject: z.optional(z.string().check(z.regex(/^(item:[0-9a-f-]{36}|account:[0-9a-f]{32})$/))),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** A page of entries. */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.optional(z.string()) });
export type AuditPage = z.infer<typeof AuditPage>;
