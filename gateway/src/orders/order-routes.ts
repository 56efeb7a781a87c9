import { accountPrincipal } from '@coffee-catalog/couchdb/principals/principal';
import { OrderPage, OrderPeople, OrderQuery } from '@coffee-catalog/shared/api/orders';
import { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import type { App, Shop } from '../shop.ts';
import { bookRows } from './book-rows.ts';
import { listBook } from './list-book.ts';
import { readOrderPeople } from './order-people.ts';

const OrderParams = z.object({ orderKey: BookOrder.shape._id.check(z.regex(/^[0-9a-f]{32}:[0-9a-f-]{36}$/)) });

/** `/api/orders`: the owner reads the store's book. */
export function orderRoutes(app: App, shop: Shop): void {
  app.get(
    '/api/orders',
    {
      schema: {
        summary: 'Orders, the newest claim first',
        querystring: OrderQuery,
        response: { 200: OrderPage, ...ERROR_RESPONSES },
      },
      onRequest: requireVisitor(shop, 'bluebottle'),
    },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      const rows = bookRows(shop.ask, accountPrincipal(userId, roles));
      const listed = await listBook(rows, request.query, shop.environment.SHOP_TIME_ZONE);
      if (listed.kind === 'bad-cursor') {
        const message = 'after: is not where a page of this list ends';
        return refuse(reply, { code: 'bad-request', field: 'after', message });
      }
      void reply.header('cache-control', 'no-store');
      return listed.page;
    },
  );

  app.get(
    '/api/orders/:orderKey/people',
    {
      schema: {
        summary: 'Who is behind the ids of an order',
        params: OrderParams,
        response: { 200: OrderPeople, ...ERROR_RESPONSES },
      },
      onRequest: requireVisitor(shop, 'bluebottle'),
    },
    async (request, reply) => {
      const { userId, roles } = visitorOf(request).account;
      const people = await readOrderPeople(shop, accountPrincipal(userId, roles), request.params.orderKey);
      if (people === undefined) return refuse(reply, { code: 'not-found', message: 'There is no such order.' });
      void reply.header('cache-control', 'no-store');
      return people;
    },
  );
}
