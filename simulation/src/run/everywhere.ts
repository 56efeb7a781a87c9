import type { DraftView } from '@coffee-catalog/client/data/drafts/draft-view';
import type { User } from '@coffee-catalog/client/data/shopper/shopper';
import type { Phone } from '../phone/phone.ts';
import type { Tab } from '../phone/tab.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { World } from '../world/world.ts';
import { type AtTab, changeDraft, isFilled, type OnPlaced, place, short } from './shopper-acts.ts';

/** Who does something everywhere, and the chance by which they choose. */
export type Everywhere = { readonly phone: Phone; readonly random: SeededRandom; readonly onPlaced: OnPlaced };

/** A tab with somebody signed in on it, and a draft that is shown there. */
type Having = { readonly tab: Tab; readonly user: User; readonly draft: DraftView };

/**
 * The same cart is placed at one moment wherever its user has the shop open, and tapped twice on the phone in hand. Often each of them has just been
 * changed in its own way, so that what is placed differs.
 */
export async function placeEverywhere(world: World, everywhere: Everywhere): Promise<void> {
  const { random, onPlaced } = everywhere;
  const having = sameDraft(world, everywhere, isFilled);
  const [first] = having;
  if (first === undefined) return;
  if (having.length > 1) world.story.coverage.count('a draft placed on several devices or in several tabs at once');
  if (random.chance(0.6)) for (const each of having) changeOne(world, each, random);
  const other = having.find(({ tab }) => tab.phone !== first.tab.phone)?.tab.phone;
  if (other !== undefined && random.chance(0.5)) cutOffFor(random.integer(1_000, 6_000), other, world);
  const placeOne = async ({ tab, user, draft: { orderId } }: Having): Promise<void> => {
    world.story.tell(tab.life.name, `places cart ${short(orderId)}, as others do at the same moment`);
    const result = await user.place(orderId, {});
    const { userId: uid } = user.session;
    if (result?.kind === 'placed') onPlaced(tab, { uid, draftId: orderId, orderId: result.orderId });
  };
  await Promise.all([...having, first].map(placeOne));
}

/** The same cart is changed at one moment wherever its user has the shop open. */
export async function editEverywhere(world: World, everywhere: Everywhere): Promise<void> {
  const having = sameDraft(world, everywhere, () => true);
  if (having.length > 1) world.story.coverage.count('a draft changed on several devices or in several tabs at once');
  for (const each of having) changeOne(world, each, everywhere.random);
}

/** Everybody places everything at once. */
export async function rush(world: World, { random, onPlaced }: Everywhere): Promise<void> {
  const carts = world.phones.flatMap(({ tabs }) => {
    const [tab] = tabs;
    const user = tab?.user;
    if (tab === undefined || user === undefined) return [];
    const drafts: (DraftView | undefined)[] = user.drafts.view.get().drafts.filter(isFilled);
    // At least one order from each phone: what is chosen then.
    if (drafts.length === 0) drafts.push(undefined);
    return drafts.map((draft) => ({ tab, user, draft }));
  });
  if (carts.length > 1) world.story.coverage.count('several orders at once');
  await Promise.all(carts.map(({ tab, user, draft }) => place(user, atTab(world, tab, { random, onPlaced }), draft)));
}

/** What is placed on this phone comes late: the shop has decided by then. */
function cutOffFor(ms: number, phone: Phone, { time, story }: World): void {
  story.tell(phone.name, `has no network for ${(ms / 1000).toFixed(1)} s`);
  phone.link.sever();
  time.after(ms, () => {
    phone.link.mend();
    phone.wakeUp();
  });
}

function changeOne(world: World, { tab, user, draft }: Having, random: SeededRandom): void {
  const kind = random.pick(['note', 'consent', 'change-count', 'change-count', 'remove-line'] as const);
  changeDraft(kind, user, atTab(world, tab, { random, onPlaced: () => {} }), draft);
}

function atTab({ story }: World, tab: Tab, by: Pick<AtTab, 'random' | 'onPlaced'>): AtTab {
  return { tab, ...by, tell: (what) => story.tell(tab.life.name, what) };
}

/** One draft of whoever has this phone, in each tab that shows it. */
function sameDraft(world: World, { phone, random }: Everywhere, fits: (draft: DraftView) => boolean): Having[] {
  const uid = world.accounts[phone.account % world.accounts.length]?.uid ?? '';
  const open = world.phones.flatMap(({ tabs }) => tabs).filter(({ user }) => user?.session.userId === uid);
  const drafts = phone.tabs.flatMap(({ user }) => user?.drafts.view.get().drafts ?? []).filter(fits);
  if (drafts.length === 0) return [];
  const { orderId } = random.pick(drafts);
  return open.flatMap((tab) => {
    const draft = tab.user?.drafts.view.get().drafts.find((shown) => shown.orderId === orderId);
    return draft === undefined || tab.user === undefined ? [] : [{ tab, user: tab.user, draft }];
  });
}
