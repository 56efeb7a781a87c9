import type { OrderPage, OrderQuery } from '@coffee-catalog/shared/api/orders';
import type { ApiResult } from '../../../data/api/api-result.ts';
import { listOrders } from '../../../data/shop-api.ts';

/**
 * A page of the book that holds at least one order, or the end of the book. A search of a word that thousands have reads only so many of them for
 * one answer, and may find nothing there: it goes on.
 */
export async function listUntilFound(query: Partial<OrderQuery>): Promise<ApiResult<OrderPage>> {
  for (let question = query; ; ) {
    const page = await listOrders(question);
    if (page.kind === 'problem' || page.value.orders.length > 0 || page.value.next === undefined) return page;
    question = { ...question, after: page.value.next };
  }
}
