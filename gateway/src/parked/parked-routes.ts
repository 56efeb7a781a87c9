import { accountPrincipal, type DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { ParkedChange, ParkedList } from '@coffee-catalog/shared/api/orders';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';

const ParkedParams = z.object({ id: z.string().check(z.regex(/^[0-9a-z-]{1,64}$/)) });
/** More than that is not a list to look through but an outage. */
const SHOWN = 500;

type ParkedDocument = Stored & Omit<ParkedChange, 'id'>;

/** `/api/parked`: what our own failures keep from finishing, and the owner's wish to try it again. */
export function parkedRoutes(app: App, shop: Shop): void {
  const forOwner = requireVisitor(shop, 'bluebottle');

  app.get(
    '/api/parked',
    { schema: { summary: 'Parked changes', response: { 200: ParkedList, ...ERROR_RESPONSES } }, onRequest: forOwner },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      const parked = documentsOf(shop.ask, accountPrincipal(userId, roles), 'parked');
      const found = await parked.list<ParkedDocument>({ start: '0', end: '{', limit: SHOWN });
      void reply.header('cache-control', 'no-store');
      return { parked: found.map(showParked) };
    },
  );

  app.post(
    '/api/parked/:id/retry',
    {
      schema: {
        summary: 'Ask for a parked change to be tried again',
        params: ParkedParams,
        response: { 202: ParkedChange, ...ERROR_RESPONSES },
      },
      onRequest: [forOwner, limitChanges(shop)],
    },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      const asked = await requestRetry(shop, accountPrincipal(userId, roles), request.params.id);
      if (asked === undefined) {
        return refuse(reply, { code: 'not-found', message: 'This is not parked (any more).' });
      }
      shop.changedHere('parked');
      return reply.code(202).send(asked);
    },
  );
}

/** Notes the owner's wish on the parked change; the processor watches for it. `undefined` when it is not parked, also when it was resolved just now. */
async function requestRetry(
  { ask, now }: Shop,
  owner: DatabasePrincipal,
  id: string,
): Promise<ParkedChange | undefined> {
  const parked = documentsOf(ask, owner, 'parked');
  for (;;) {
    const document = await parked.read<ParkedDocument>(id);
    if (document === undefined) return undefined;
    const wished = { ...document, retryRequestedTime: new Date(now()).toISOString() };
    const written = await parked.write(wished);
    if (written.kind === 'forbidden') throw new Error(`asking for a retry of ${id}: ${written.reason}`);
    if (written.kind === 'written') return showParked(wished);
  }
}

function showParked({
  _id,
  database,
  documentId,
  error,
  attempts,
  parkedTime,
  retryRequestedTime,
}: ParkedDocument): ParkedChange {
  const shown = { id: _id, database, documentId, error, attempts, parkedTime };
  return retryRequestedTime === undefined ? shown : { ...shown, retryRequestedTime };
}
