import type { DraftView } from '@coffee-catalog/client/data/drafts/draft-view';
import type { User } from '@coffee-catalog/client/data/shopper/shopper';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { itemIdOf } from '@coffee-catalog/shared/catalog/item';
import type { AnsweredLine } from '@coffee-catalog/shared/orders/answer';
import type { AskedLine } from '@coffee-catalog/shared/orders/question';
import type { Tab } from '../phone/tab.ts';
import type { SHOPPER_ACTS } from '../plan/plan.ts';
import type { SeededRandom } from '../random/seeded-random.ts';

/** What is done in one tab. */
export type ShopperAct = Exclude<(typeof SHOPPER_ACTS)[number], 'place-everywhere' | 'edit-everywhere' | 'rush'>;

/** Told of each order that the app said was placed, and of which draft. */
export type OnPlaced = (
  tab: Tab,
  placed: { readonly uid: string; readonly draftId: string; readonly orderId: string },
) => void;

/** Somebody at a tab, and the chance by which they choose. */
export type AtTab = {
  readonly tab: Tab;
  readonly random: SeededRandom;
  readonly tell: (what: string) => void;
  readonly onPlaced: OnPlaced;
};

/** Does with the app what a shopper does with it. What cannot be done at the moment is left. */
export async function actAsShopper(kind: ShopperAct, at: AtTab): Promise<void> {
  const { tab } = at;
  if (kind === 'look') return tab.phone.wakeUp();
  if (kind === 'add') return addSomething(at);
  const { user } = tab;
  if (user === undefined) return;
  switch (kind) {
    case 'place':
      return place(user, at);
    case 'cancel':
      return cancel(user, at);
    case 'answer':
      return answer(user, at);
    case 'favourite':
      return favour(user, at);
    case 'new-draft':
      user.drafts.create(`Cart ${at.random.integer(1, 9)}`);
      return at.tell('begins another cart');
    case 'note':
    case 'discard':
    case 'change-count':
    case 'remove-line':
    case 'consent':
      return changeDraft(kind, user, at);
  }
}

/** Adds something to the cart, as a user or as a guest. */
function addSomething(at: AtTab): void {
  const shopper = at.tab.shop.shopper.get();
  if (typeof shopper !== 'object') return;
  const item = pickItem(at);
  if (item === undefined) return;
  const options = Object.fromEntries(item.options.map(({ id, choices }) => [id, at.random.pick(choices).id]));
  const count = at.random.integer(1, 3);
  const drafts = shopper.drafts.view.get().drafts;
  const draft = drafts.length > 0 && at.random.chance(0.3) ? at.random.pick(drafts).orderId : undefined;
  shopper.drafts.addLine(draft, { itemId: itemIdOf(item), options, count });
  at.tell(
    `${shopper.kind === 'guest' ? 'as a guest ' : ''}adds ${count} × ${item.name}${Object.values(options)
      .map((choice) => ` (${choice})`)
      .join('')}`,
  );
  const added = shopper.drafts.view.get().drafts.find(({ lines }) => lines.some((line) => line.item?._id === item._id));
  if (shopper.kind === 'user' && at.random.chance(0.25)) changeDraft('consent', shopper, at, added);
}

/** Places a draft, the chosen one or any; whoever has nothing in a cart puts something into one first. */
export async function place(user: User, at: AtTab, chosen?: DraftView): Promise<void> {
  const { tab, random, tell, onPlaced } = at;
  const fill = (): DraftView | undefined => {
    addSomething(at);
    return pickDraft(user, random, isFilled);
  };
  const draft = chosen ?? pickDraft(user, random, isFilled) ?? fill();
  if (draft === undefined) return;
  tell(
    `places ${named(draft)} with ${draft.lines.map(({ count, item }) => `${count} × ${item?.name ?? '?'}`).join(', ')}`,
  );
  const result = await user.place(draft.orderId, {});
  if (result.kind === 'placed')
    onPlaced(tab, { uid: user.session.userId, draftId: draft.orderId, orderId: result.orderId });
  tell(
    result.kind === 'placed'
      ? `is told that ${named(draft)} is placed`
      : `cannot place ${named(draft)}: ${result.kind}`,
  );
}

/** Whether there is anything in a cart. */
export function isFilled({ count }: DraftView): boolean {
  return count > 0;
}

async function favour(user: User, at: AtTab): Promise<void> {
  const item = pickItem(at);
  if (item === undefined) return;
  at.tell(`changes whether ${item.name} is a favourite`);
  await user.profiles.toggleFavourite(itemIdOf(item));
}

async function cancel(user: User, { random, tell }: AtTab): Promise<void> {
  const { orders } = user.orders.view.get();
  if (orders.length === 0) return;
  const { orderId } = random.pick(orders);
  tell(`asks to withdraw order ${short(orderId)}`);
  await user.cancel(orderId);
}

/** Says something to a question of the shop: takes the line as it can be had, or does without. */
async function answer(user: User, { random, tell }: AtTab): Promise<void> {
  const asked = user.orders.view.get().orders.flatMap(({ orderId, question }) => {
    return question === undefined || question.answered ? [] : [{ orderId, question }];
  });
  if (asked.length === 0) return;
  const { orderId, question } = random.pick(asked);
  const lines = Object.fromEntries(question.lines.map((line) => [line.lineId, answerTo(line, random)]));
  tell(
    `answers question ${question.number} about order ${short(orderId)}: takes ${Object.values(lines)
      .map((said) => (said.take === 'it' ? `it for ${said.unitPriceUpTo}` : 'nothing'))
      .join(', ')}`,
  );
  await user.answer({ orderId, question: question.number, lines });
}

function answerTo({ unitPrice, alternatives }: AskedLine, random: SeededRandom): AnsweredLine {
  if (random.chance(0.3)) return { take: 'nothing' };
  const other = alternatives?.[0];
  if (other !== undefined) return { take: 'it', unitPriceUpTo: other.unitPrice, options: other.options };
  return { take: 'it', unitPriceUpTo: unitPrice ?? random.integer(200, 500) };
}

/** Changes something in a draft, the chosen one or any. */
export function changeDraft(
  kind: 'note' | 'discard' | 'change-count' | 'remove-line' | 'consent',
  user: User,
  { random, tell }: Pick<AtTab, 'random' | 'tell'>,
  chosen?: DraftView,
): void {
  const draft = chosen ?? pickDraft(user, random, () => true);
  if (draft === undefined) return;
  const { drafts } = user;
  if (kind === 'discard') {
    drafts.discard(draft.orderId);
    return tell(`throws ${named(draft)} away`);
  }
  if (kind === 'note') {
    drafts.setField(draft.orderId, 'note', `note ${random.integer(1, 99)}`);
    return tell(`writes a note on ${named(draft)}`);
  }
  if (draft.lines.length === 0) return;
  const { lineId, item } = random.pick(draft.lines);
  if (kind === 'remove-line') {
    drafts.removeLine(draft.orderId, lineId);
    return tell(`removes ${item?.name} from ${named(draft)}`);
  }
  if (kind === 'change-count') {
    const count = random.integer(0, 5);
    drafts.changeCount(draft.orderId, lineId, count);
    return tell(`wants ${count} × ${item?.name} in ${named(draft)}`);
  }
  const consent = {
    priceUpTo: random.integer(0, 80),
    orElse: random.pick(['refuse', 'leave-out', 'ask', 'ask'] as const),
    ...(random.chance(0.4) ? { anyChoiceOf: (item?.options ?? []).map(({ id }) => id) } : {}),
  };
  drafts.setLineField(draft.orderId, lineId, { consent });
  tell(`consents to +${consent.priceUpTo}, else ${consent.orElse}, for ${item?.name} in ${named(draft)}`);
}

function pickDraft(user: User, random: SeededRandom, fits: (draft: DraftView) => boolean): DraftView | undefined {
  const drafts = user.drafts.view.get().drafts.filter(fits);
  return drafts.length === 0 ? undefined : random.pick(drafts);
}

function pickItem({ tab, random }: AtTab): Item | undefined {
  const items = [...tab.shop.catalog.byId.get().values()].map(({ item }) => item).filter(({ available }) => available);
  return items.length === 0 ? undefined : random.pick(items);
}

function named({ orderId }: DraftView): string {
  return `cart ${short(orderId)}`;
}

/** The end of an id, by which people tell orders apart in a story. */
export function short(id: string): string {
  return id.slice(-6);
}
