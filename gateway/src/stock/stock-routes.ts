import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { StockChange, StockLevel, StockList } from '@coffee-catalog/shared/api/stock';
import { Uuid } from '@coffee-catalog/shared/orders/placed-order';
import { reservedBy } from '@coffee-catalog/shared/stock/reserve-stock';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { documentsOf, type Stored } from '../couch/documents.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import { type ChangedStock, changeStock, readCount } from './change-stock.ts';

const ItemParams = z.object({ itemId: Uuid });

/** `/api/stock`: how many units there are of the items that the owner counts. That an item is sold out today is said in the catalog. */
export function stockRoutes(app: App, shop: Shop): void {
  const forOwner = requireVisitor(shop, 'bluebottle');
  const documents = (request: FastifyRequest, database: 'stock' | 'catalog') => {
    const { userId, roles } = visitorOf(request).account;
    return documentsOf(shop.ask, accountPrincipal(userId, roles), database);
  };

  app.get(
    '/api/stock',
    { schema: { summary: 'Counted items', response: { 200: StockList, ...ERROR_RESPONSES } }, onRequest: forOwner },
    async (request, reply) => {
      const found = await documents(request, 'stock').list<Stored>({ start: 'item:', end: 'item;' });
      const counted = found.map(readCount).filter(({ onHand }) => onHand !== null);
      void reply.header('cache-control', 'no-store');
      return { items: counted.map(showLevel) };
    },
  );

  app.put(
    '/api/stock/:itemId',
    {
      schema: {
        summary: 'Count an item, or stop counting it',
        params: ItemParams,
        body: StockChange,
        response: { 200: StockLevel, ...ERROR_RESPONSES },
      },
      onRequest: [forOwner, limitChanges(shop)],
    },
    async (request, reply) => {
      const { itemId } = request.params;
      const item = await documents(request, 'catalog').read<Stored & { name: string }>(`item:${itemId}`);
      if (item === undefined) return refuse(reply, { code: 'not-found', message: 'There is no such item.' });
      const changed = await changeStock(documents(request, 'stock'), itemId, request.body.onHand);
      if (changed.kind !== 'counted') return refuse(reply, describe(changed));
      const { onHand } = changed.stock;
      if (onHand !== changed.before) {
        await shop.audit.record(visitorOf(request), {
          subject: `item:${itemId}`,
          subjectName: item.name,
          action: 'counted',
          fields: [{ field: 'onHand', before: changed.before, after: onHand }],
        });
      }
      return showLevel(changed.stock);
    },
  );
}

function showLevel(stock: StockCount): StockLevel {
  const { _id, onHand } = stock;
  const reserved = reservedBy(stock, () => true);
  return { itemId: _id.slice('item:'.length), onHand, reserved, available: onHand === null ? null : onHand - reserved };
}

function describe(changed: Exclude<ChangedStock, { kind: 'counted' }>): Refusal {
  switch (changed.kind) {
    case 'promised': {
      const message = `${changed.units} units are promised to orders: cancel some of these before you count fewer.`;
      return { code: 'conflict', field: 'onHand', message };
    }
    case 'refused':
      return { code: 'forbidden', message: changed.reason };
  }
}
