import { useIntl } from 'react-intl';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useText } from '../../texts/use-text.ts';
import { formatMoment } from '../../ui/format-moment.ts';
import { useNow } from '../../ui/use-now.ts';

/** What an order is called: by its number once the shop gave it one, until then by when it was placed (the device's clock). */
export function useOrderTitle({ orderNumber, placedTime }: Pick<OrderView, 'orderNumber' | 'placedTime'>): string {
  const say = useText();
  const { locale } = useIntl();
  const now = useNow();
  if (orderNumber !== undefined) return say('orders.numbered', { number: orderNumber });
  return say('orders.unnumbered', { time: placedTime === '' ? '–' : formatMoment(placedTime, { locale, now }) });
}
