import { prepareShop } from './shop-process.ts';

/* Before the first browser test: a shop is set up once, and its data folder is what the shops of most tests begin with. */
export default async function prepareOnce(): Promise<() => Promise<void>> {
  const shop = await prepareShop();
  await shop.start();
  await shop.stop();
  process.env['PREPARED_SHOP'] = shop.dataDir;
  return () => shop.dispose();
}
