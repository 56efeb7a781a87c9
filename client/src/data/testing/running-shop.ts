import type { ServerUnderTest } from '@coffee-catalog/couchdb/contract/each-server';
import type { RunningProcessor } from '@coffee-catalog/order-processor/start-processor';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Shoppers, shoppersOf } from './shoppers.ts';
import { openWholeShop, type WholeShop } from './whole-shop.ts';

/**
 * One shop for all tests of a `describe`, with a processor and shoppers of each test's own, who are gone after it. To be called in the `describe`;
 * the shop itself is there once the first test runs.
 */
export function runningShop(server: ServerUnderTest): { shop: () => WholeShop; shoppers: Shoppers } {
  let shop: WholeShop;
  let processor: RunningProcessor;
  const shoppers = shoppersOf(() => shop);
  beforeAll(async () => {
    shop = await openWholeShop(server);
  });
  beforeEach(async () => {
    processor = await shop.startProcessor();
  });
  afterEach(async () => {
    await shoppers.closeAll();
    await processor.close();
  });
  afterAll(() => shop.close());
  return { shop: () => shop, shoppers };
}
