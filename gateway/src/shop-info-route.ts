import { ShopInfo } from '@coffee-catalog/shared/api/shop';
import type { App, Shop } from './shop.ts';

/** `GET /api/shop`: what every client needs to know of this shop. */
export function shopInfoRoute(app: App, { environment }: Shop): void {
  const info: ShopInfo = {
    name: 'Coffee Catalog',
    currency: environment.SHOP_CURRENCY,
    timeZone: environment.SHOP_TIME_ZONE,
    unreceivedAfterSeconds: environment.UNRECEIVED_AFTER_S,
  };
  app.get(
    '/api/shop',
    { schema: { summary: 'About this shop', response: { 200: ShopInfo } } },
    async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(info),
  );
}
