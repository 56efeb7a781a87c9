import type { Phone } from '../phone/phone.ts';
import type { Tab } from '../phone/tab.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { World } from '../world/world.ts';
import { type OnPlaced, short } from './shopper-acts.ts';

/** The same cart is placed at one moment wherever its user has the shop open, and tapped twice on the phone in hand. */
export async function placeEverywhere(
  world: World,
  phone: Phone,
  { random, onPlaced }: { random: SeededRandom; onPlaced: OnPlaced },
): Promise<void> {
  const uid = world.accounts[phone.account % world.accounts.length]?.uid ?? '';
  const open = world.phones.flatMap(({ tabs }) => tabs).filter(({ user }) => user?.session.userId === uid);
  const drafts = phone.tabs
    .flatMap(({ user }) => user?.drafts.view.get().drafts ?? [])
    .filter(({ count }) => count > 0);
  if (drafts.length === 0) return;
  const { orderId } = random.pick(drafts);
  const having = open.filter((tab) => tab.user?.drafts.view.get().drafts.some((draft) => draft.orderId === orderId));
  const [first] = having;
  if (first === undefined) return;
  if (having.length > 1) world.story.coverage.count('a draft placed on several devices or in several tabs at once');
  const place = async (tab: Tab): Promise<void> => {
    world.story.tell(tab.life.name, `places cart ${short(orderId)}, as others do at the same moment`);
    const result = await tab.user?.place(orderId, {});
    if (result?.kind === 'placed') onPlaced(tab, { uid, draftId: orderId, orderId: result.orderId });
  };
  await Promise.all([...having, first].map(place));
}
