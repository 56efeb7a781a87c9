import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { FAIR } from '../network/link.ts';
import type { Act, SHOP_ACTS } from '../plan/plan.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { COUNTED_ITEMS, SIMULATED_CATALOG } from '../shop/simulated-catalog.ts';
import { BAD_WEATHER, type World } from '../world/world.ts';

type ShopAct = Act & { readonly kind: (typeof SHOP_ACTS)[number] };

/** Does at the shop what happens there. */
export async function actAtShop(act: ShopAct, world: World): Promise<void> {
  const { time, story, server, gatewayLink } = world;
  const random = new SeededRandom(`act ${act.draw}`);
  const processor = world.processors[act.who % world.processors.length];
  const later = (run: () => void): void => void time.after(act.lasts, run);
  const seconds = `${(act.lasts / 1000).toFixed(1)} s`;
  if (processor === undefined) return;
  switch (act.kind) {
    case 'price':
      return changeItem(world, random, (item) => {
        const amount = Math.max(10, item.price.amount + random.integer(-60, 90));
        return { ...item, price: { ...item.price, amount } };
      });
    case 'availability':
      return changeItem(world, random, (item) => ({ ...item, available: !item.available }));
    case 'count-stock':
      return countStock(world, random);
    case 'processor-crash-soon':
      processor.current?.doomAfter({ effect: random.integer(1, 8), side: random.pick(['before', 'after']) });
      return later(() => processor.start());
    case 'processor-stop':
      story.coverage.count('a processor stopped');
      processor.crash(`stops for ${seconds}`);
      return later(() => processor.start());
    case 'processor-cut-off':
      story.tell(processor.name, `cannot reach the server for ${seconds}`);
      story.coverage.count('a processor cut off');
      processor.link.sever();
      return later(() => processor.link.mend());
    case 'processor-bad-network':
      story.tell(processor.name, `has a bad network for ${seconds}`);
      processor.link.weather = BAD_WEATHER;
      return later(() => {
        processor.link.weather = FAIR;
      });
    case 'gateway-restart':
      story.coverage.count('a gateway restarted');
      story.tell('gateway', 'restarts');
      return world.restartGateway();
    case 'gateway-bad-network':
      story.tell('gateway', `has a bad network to the server for ${seconds}`);
      gatewayLink.weather = BAD_WEATHER;
      return later(() => {
        gatewayLink.weather = FAIR;
      });
    case 'refuse-writes': {
      const uid = world.accounts[act.who % world.accounts.length]?.uid ?? '';
      const collection = random.pick(['placedOrders', 'placedOrders', 'draftOrders'] as const);
      const refusal = { database: userDatabase(collection, uid), reason: 'The shop is being repaired.' };
      story.tell(
        'server',
        `takes no writes to ${collection} of ${world.accounts[act.who % world.accounts.length]?.name} for ${seconds}`,
      );
      server.refusals.add(refusal);
      return later(() => server.refusals.delete(refusal));
    }
    case 'rewind-feeds':
      server.rewinds += random.integer(1, 4);
  }
}

/** The owner changes an item. */
async function changeItem({ server, story }: World, random: SeededRandom, change: (item: Item) => Item): Promise<void> {
  const { _id, name } = random.pick(SIMULATED_CATALOG);
  const url = `/catalog/${encodeURIComponent(_id)}`;
  const stored = await server.answer({ as: CATALOG_LOADER, method: 'GET', url });
  const item = change(JSON.parse(stored.body) as Item);
  const answer = await server.answer({ as: CATALOG_LOADER, method: 'PUT', url, body: JSON.stringify(item) });
  story.tell(
    'owner',
    `changes ${name}: ${item.price.amount}, ${item.available ? 'to be had' : 'sold out'} (${answer.status})`,
  );
}

/** The owner counts what is on the shelf: as much as is promised, and a little more. A processor may be first; then the owner does not insist. */
async function countStock({ server, story }: World, random: SeededRandom): Promise<void> {
  const { _id, name } = random.pick(SIMULATED_CATALOG.slice(-COUNTED_ITEMS));
  const url = `/stock/${encodeURIComponent(_id)}`;
  const more = random.integer(0, 6);
  const stored = JSON.parse((await server.answer({ as: CATALOG_LOADER, method: 'GET', url })).body) as StockCount;
  const onHand = Object.values(stored.reserved).reduce((sum, count) => sum + count, 0) + more;
  const body = JSON.stringify({ ...stored, onHand });
  const { status } = await server.answer({ as: CATALOG_LOADER, method: 'PUT', url, body });
  story.tell('owner', `counts ${onHand} × ${name}, ${more} of them not promised (${status})`);
}
