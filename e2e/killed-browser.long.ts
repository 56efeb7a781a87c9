import { killAfterPlacing } from './support/kill-after-placing.ts';
import { test } from './support/shop-test.ts';

const ROUNDS = 50;

test(`no order is lost in ${ROUNDS} browsers killed right after *on this device*`, async ({ shop, openDevice }) => {
  test.setTimeout(1_200_000);
  await killAfterPlacing(shop, await openDevice(), ROUNDS);
});
