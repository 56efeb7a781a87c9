import type { KnownState, OrderView } from '../../data/orders/order-view.ts';

/** What a shopper wants to hear of wherever they are in the app. */
const NEWS = ['received', 'ready', 'needs-answer', 'refused', 'cancelled'] as const satisfies readonly KnownState[];
type News = (typeof NEWS)[number];

type Known = Pick<OrderView, 'orderId' | 'known' | 'orderNumber' | 'question'>;

/**
 * The orders that went on to something a shopper wants to hear of, `before` being what was known of them. A further question is news too: the order waits for an
 * answer as it did. What was not known before is no news.
 */
export function findNews(
  before: readonly Known[],
  now: readonly Known[],
): { orderId: string; news: News; orderNumber: number | undefined }[] {
  const known = new Map(before.map((order) => [order.orderId, order]));
  return now.flatMap(({ orderId, known: news, orderNumber, question }) => {
    const was = known.get(orderId);
    if (was === undefined || !isNews(news)) return [];
    const isSame = was.known === news && was.question?.number === question?.number;
    return isSame ? [] : [{ orderId, news, orderNumber }];
  });
}

function isNews(known: KnownState): known is News {
  return (NEWS as readonly KnownState[]).includes(known);
}
