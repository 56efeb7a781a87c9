import { accountPrincipal, type DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { AuditPage, AuditQuery } from '@coffee-catalog/shared/api/audit';
import { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import type { App, Shop } from '../shop.ts';

/** `GET /api/audit`: the owner reads who changed what. */
export function auditRoutes(app: App, shop: Shop): void {
  app.get(
    '/api/audit',
    {
      schema: {
        summary: 'Who changed what, the newest first',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...ERROR_RESPONSES },
      },
      onRequest: requireVisitor(shop, 'bluebottle'),
    },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      void reply.header('cache-control', 'no-store');
      return readAudit(shop.ask, accountPrincipal(userId, roles), request.query);
    },
  );
}

/** Ids sort by time; of one subject the view does. */
async function readAudit(
  ask: AskCouch,
  as: DatabasePrincipal,
  { limit, after, subject }: AuditQuery,
): Promise<AuditPage> {
  const key = (id: string | object) => JSON.stringify(subject === undefined ? id : [subject, id]);
  const query = new URLSearchParams({ descending: 'true', include_docs: 'true', limit: String(limit + 2) });
  // An id begins with a digit, and `:` is the character after 9: design documents come later. In the view an object comes after every text.
  query.set('startkey', key(after ?? (subject === undefined ? ':' : {})));
  query.set('endkey', key('0'));
  const view = subject === undefined ? '_all_docs' : '_design/audit/_view/by-subject';
  const { status, body } = await ask({ as, method: 'GET', path: `/audit/${view}?${query.toString()}` });
  const answer = (await body.json()) as { rows?: { id: string; doc?: object }[]; reason?: string };
  if (status !== 200 || answer.rows === undefined) {
    throw new CouchUnavailable('reading the record of changes', { cause: new Error(`${status} ${answer.reason}`) });
  }
  const rows = answer.rows.filter(({ id }) => id !== after);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1)?.id : undefined;
  return { entries: shown.flatMap(({ doc }) => readEntry(doc)), ...(next === undefined ? {} : { next }) };
}

function readEntry(doc: object | undefined): AuditEntry[] {
  const { _rev, ...fields } = (doc ?? {}) as { _rev?: string };
  const parsed = z.safeParse(AuditEntry, fields);
  return parsed.success ? [parsed.data] : [];
}
