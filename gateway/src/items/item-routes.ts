import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { ItemAnswer, ItemChange, NewItem } from '@coffee-catalog/shared/api/items';
import { Uuid } from '@coffee-catalog/shared/orders/placed-order';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidV7 } from 'uuid';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { documentsOf } from '../couch/documents.ts';
import type { Visitor } from '../devices/recognition.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import { changeItem, createItem, type WrittenItem } from './change-item.ts';

const ItemParams = z.object({ itemId: Uuid });

/** `/api/items`: the owner writes the catalog. Everybody reads it through the sync door. */
export function itemRoutes(app: App, shop: Shop): void {
  const toChange = [requireVisitor(shop, 'bluebottle'), limitChanges(shop)];
  const writerOf = (request: FastifyRequest) => {
    const { account, session } = visitorOf(request);
    const catalog = documentsOf(shop.ask, accountPrincipal(account.userId, account.roles), 'catalog');
    return { catalog, writer: { now: shop.now, deviceId: session.deviceId } };
  };

  app.post(
    '/api/items',
    {
      schema: {
        summary: 'Add an item to the catalog',
        body: NewItem,
        response: { 201: ItemAnswer, ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const problem = await findProblem(shop, request.body);
      if (problem !== undefined) return refuse(reply, problem);
      const { catalog, writer } = writerOf(request);
      const written = await createItem(catalog, uuidV7(), request.body, writer);
      if (written.kind !== 'written') return refuse(reply, describe(written));
      shop.changedHere('catalog');
      await recordItem(shop, visitorOf(request), written);
      return reply.code(201).send({ item: written.item });
    },
  );

  app.patch(
    '/api/items/:itemId',
    {
      schema: {
        summary: 'Change fields of an item',
        params: ItemParams,
        body: ItemChange,
        response: { 200: ItemAnswer, ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const problem = await findProblem(shop, request.body);
      if (problem !== undefined) return refuse(reply, problem);
      const { catalog, writer } = writerOf(request);
      const written = await changeItem(catalog, request.params.itemId, request.body, writer);
      if (written.kind !== 'written') return refuse(reply, describe(written));
      shop.changedHere('catalog');
      await recordItem(shop, visitorOf(request), written);
      return { item: written.item };
    },
  );
}

/** Writes down what differs now; of a new item all that was said. */
async function recordItem(
  { audit }: Shop,
  by: Visitor,
  { item, before, stamp }: Extract<WrittenItem, { kind: 'written' }>,
): Promise<void> {
  if (stamp === undefined) return;
  const changed = Object.keys(item.stamps).filter((field) => item.stamps[field] === stamp) as (keyof NewItem)[];
  const fields = changed.map((field) => ({ field, before: before?.[field] ?? null, after: item[field] ?? null }));
  await audit.record(by, {
    subject: item._id as `item:${string}`,
    subjectName: item.name,
    action: before === undefined ? 'created' : 'changed',
    fields,
    stamp,
  });
}

/** What the schema cannot know: the shop's currency, and which pictures there are. */
async function findProblem(
  { environment, pictures }: Shop,
  { price, image }: ItemChange,
): Promise<Refusal | undefined> {
  const currency = environment.SHOP_CURRENCY;
  if (price !== undefined && price.currency !== currency) {
    return {
      code: 'bad-request',
      field: 'price.currency',
      message: `price.currency: this shop’s prices are in ${currency}`,
    };
  }
  if (typeof image === 'string' && (await pictures.read(image)) === undefined) {
    return { code: 'bad-request', field: 'image', message: 'image: there is no such picture; upload it first' };
  }
  return undefined;
}

function describe(written: Exclude<WrittenItem, { kind: 'written' }>): Refusal {
  switch (written.kind) {
    case 'unknown':
      return { code: 'not-found', message: 'There is no such item.' };
    case 'refused':
      return { code: 'forbidden', message: written.reason };
  }
}
