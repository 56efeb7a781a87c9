import { CATALOG_LOADER } from '@coffee-catalog/couchdb/principals/principal';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { StockCount } from '@coffee-catalog/shared/stock/stock-count';
import { FAIR } from '../network/link.ts';
import type { Phone } from '../phone/phone.ts';
import type { Act, SHOP_ACTS } from '../plan/plan.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import type { Processor } from '../shop/processor.ts';
import { COUNTED_ITEMS, SIMULATED_CATALOG } from '../shop/simulated-catalog.ts';
import { liveLeaves } from '../storage/stored-documents.ts';
import { BAD_WEATHER, type World } from '../world/world.ts';

type ShopAct = Act & { readonly kind: (typeof SHOP_ACTS)[number] };

/** Somebody who uses the shop while something happens there: their phone, and how they order something at that very moment. */
export type Meanwhile = {
  readonly phone: Phone;
  readonly order: () => Promise<void>;
  /** How they and everybody else order at once. */
  readonly rush: () => Promise<void>;
  /** How they say something to what the shop asks them. */
  readonly answer: () => Promise<void>;
  /** Watches over what happens later: none of it may fail. */
  readonly guard: (work: Promise<void>) => void;
};

/** Does at the shop what happens there. */
export async function actAtShop(act: ShopAct, world: World, meanwhile: Meanwhile): Promise<void> {
  const { time, story, server, gatewayLink } = world;
  const random = new SeededRandom(`act ${act.draw}`);
  const processor = world.processors[act.who % world.processors.length];
  const later = (run: () => void): void => void time.after(act.lasts, run);
  const seconds = `${(act.lasts / 1000).toFixed(1)} s`;
  if (processor === undefined) return;
  switch (act.kind) {
    case 'price':
      await changePrice(world, random, itemsInCarts(meanwhile.phone));
      // Before the phone has heard of it.
      return random.chance(0.5) ? orderAndAnswer(world, meanwhile, random) : undefined;
    case 'availability':
      await changeItem(world, random, itemsInCarts(meanwhile.phone), (item) => lessOrMore(item, random));
      return random.chance(0.3) ? orderAndAnswer(world, meanwhile, random) : undefined;
    case 'count-stock':
      return countStock(world, random);
    case 'processor-crash-soon':
      processor.current?.doomAfter({ effect: random.integer(1, 8), side: random.pick(['before', 'after']) });
      later(() => meanwhile.guard(returnToOtherPrices(world, processor, random)));
      return random.chance(0.5) ? meanwhile.order() : undefined;
    case 'processor-stop':
      story.coverage.count('a processor stopped');
      processor.crash(`stops for ${seconds}`);
      return later(() => processor.start());
    case 'all-processors-stop':
      story.coverage.count('all processors stopped at once');
      for (const each of world.processors) each.crash(`stops for ${seconds}, as all do`);
      later(() => world.processors.forEach((each) => each.start()));
      // All of it waits for them when they come back.
      return random.chance(0.7) ? meanwhile.rush() : undefined;
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
      const { uid = '', name = '' } = world.accounts[meanwhile.phone.account % world.accounts.length] ?? {};
      const collection = random.pick(['placedOrders', 'placedOrders', 'draftOrders'] as const);
      const refusal = { database: userDatabase(collection, uid), reason: 'The shop is being repaired.' };
      story.tell('server', `takes no writes to ${collection} of ${name} for ${seconds}`);
      server.refusals.add(refusal);
      later(() => server.refusals.delete(refusal));
      return random.chance(0.6) ? meanwhile.order() : undefined;
    }
    case 'rewind-feeds':
      server.rewinds += random.integer(1, 4);
  }
}

/** Somebody orders what is not what they saw any more; when the shop asks them about it, they answer. */
async function orderAndAnswer({ time }: World, meanwhile: Meanwhile, random: SeededRandom): Promise<void> {
  time.after(random.integer(1_000, 6_000), () => meanwhile.guard(meanwhile.answer()));
  await meanwhile.order();
}

/** A processor comes back; often the owner has changed a price of what it was at, meanwhile. */
async function returnToOtherPrices(world: World, processor: Processor, random: SeededRandom): Promise<void> {
  const waiting = itemsInQueue(world);
  if (!processor.isRunning && waiting.size > 0 && random.chance(0.6)) {
    world.story.coverage.count('a price changed while orders waited for a processor');
    await changePrice(world, random, waiting);
  }
  processor.start();
}

/** What lies in somebody's carts, by item id. */
function itemsInCarts({ tabs }: Phone): Set<string> {
  const drafts = tabs.flatMap(({ user }) => user?.drafts.view.get().drafts ?? []);
  return new Set(drafts.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)));
}

/** What the orders want that wait at the server, by item id. */
function itemsInQueue({ accounts, server }: World): Set<string> {
  const placed = accounts.flatMap(({ uid }) => [...server.documents(userDatabase('placedOrders', uid)).values()]);
  const lines = placed.flatMap(liveLeaves).flatMap(({ document }) => (document['lines'] ?? []) as { itemId: string }[]);
  return new Set(lines.map(({ itemId }) => itemId));
}

function changePrice(world: World, random: SeededRandom, wanted: ReadonlySet<string>): Promise<void> {
  return changeItem(world, random, wanted, (item) => {
    const amount = Math.max(10, item.price.amount + random.integer(-60, 90));
    return { ...item, price: { ...item.price, amount } };
  });
}

/** An item that is there no more, or again; or one of its choices, if it has any. */
function lessOrMore(item: Item, random: SeededRandom): Item {
  if (item.options.length === 0 || random.chance(0.5)) return { ...item, available: !item.available };
  const usual = SIMULATED_CATALOG.find(({ _id }) => _id === item._id)?.options ?? [];
  const options = item.options.map((option, at) => {
    const all = usual[at]?.choices ?? option.choices;
    return { ...option, choices: option.choices.length < all.length ? all : all.slice(0, 1) };
  });
  return { ...item, options };
}

/** The owner changes an item, rather one that somebody wants at the moment. */
async function changeItem(
  { server, story }: World,
  random: SeededRandom,
  wanted: ReadonlySet<string>,
  change: (item: Item) => Item,
): Promise<void> {
  const sought = SIMULATED_CATALOG.filter((item) => wanted.has(itemIdOf(item)));
  const { _id, name } = random.pick(sought.length > 0 && random.chance(0.7) ? sought : SIMULATED_CATALOG);
  const url = `/catalog/${encodeURIComponent(_id)}`;
  const stored = await server.answer({ as: CATALOG_LOADER, method: 'GET', url });
  const item = change(JSON.parse(stored.body) as Item);
  const answer = await server.answer({ as: CATALOG_LOADER, method: 'PUT', url, body: JSON.stringify(item) });
  story.tell(
    'owner',
    `changes ${name}: ${item.price.amount}, ${item.available ? 'to be had' : 'sold out'}${item.options
      .map(({ choices }) => `, ${choices.map(({ id }) => id).join(' or ')}`)
      .join('')} (${answer.status})`,
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
