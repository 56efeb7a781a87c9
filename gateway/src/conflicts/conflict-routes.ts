import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { ConflictChoice, ConflictList } from '@coffee-catalog/shared/api/conflicts';
import { ItemAnswer } from '@coffee-catalog/shared/api/items';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { documentsOf } from '../couch/documents.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import { openClashes } from './open-clashes.ts';
import { type Settled, settleClash } from './settle-clash.ts';

/** `/api/conflicts`: fields of the catalog that were written twice without knowledge of each other, and what the owner decides. */
export function conflictRoutes(app: App, shop: Shop): void {
  const forOwner = requireVisitor(shop, 'bluebottle');

  app.get(
    '/api/conflicts',
    {
      schema: {
        summary: 'Fields of the catalog that two edits disagree about',
        response: { 200: ConflictList, ...ERROR_RESPONSES },
      },
      onRequest: forOwner,
    },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      void reply.header('cache-control', 'no-store');
      return { conflicts: await openClashes(shop.ask, accountPrincipal(userId, roles)) };
    },
  );

  app.post(
    '/api/conflicts/choice',
    {
      schema: {
        summary: 'Choose one of two values',
        body: ConflictChoice,
        response: { 200: ItemAnswer, ...ERROR_RESPONSES },
      },
      onRequest: [forOwner, limitChanges(shop)],
    },
    async (request, reply) => {
      const visitor = visitorOf(request);
      const owner = accountPrincipal(visitor.account.userId, visitor.account.roles);
      const documents = (database: string) => documentsOf(shop.ask, owner, database);
      const writer = { now: shop.now, deviceId: visitor.session.deviceId };
      const settled = await settleClash(
        { catalog: documents('catalog'), audit: documents('audit') },
        request.body,
        writer,
      );
      if (settled.kind !== 'settled') return refuse(reply, describe(settled));
      const { item, stamp, change } = settled;
      shop.changedHere('catalog');
      await shop.audit.record(visitor, {
        subject: item._id as `item:${string}`,
        subjectName: item.name,
        action: 'chosen',
        fields: [change],
        stamp,
      });
      return { item };
    },
  );
}

function describe(settled: Exclude<Settled, { kind: 'settled' }>): Refusal {
  switch (settled.kind) {
    case 'unknown':
      return { code: 'not-found', message: 'There is no such conflict.' };
    case 'settled-before':
      return { code: 'conflict', message: 'Somebody has decided already, or changed the field since.' };
    case 'refused':
      return { code: 'forbidden', message: settled.reason };
  }
}
