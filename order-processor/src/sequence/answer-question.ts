import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { Answer, answerId } from '@coffee-catalog/shared/orders/answer';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { decideAnswer } from '@coffee-catalog/shared/orders/decide-answer';
import type { RequestAnswer } from './answer-cancel.ts';
import { type BookEntry, changeBook, readBook } from './book.ts';
import { numbered } from './number-order.ts';
import { publishOrder } from './publish-order.ts';
import { readCatalog } from './read-catalog.ts';
import type { PlacedDocument } from './read-placed.ts';
import { decideWithStock } from './reserve-lines.ts';
import { retirePlaced } from './retire-placed.ts';
import { settleOrder } from './settle-order.ts';
import { instant, type Shop } from './shop.ts';

/**
 * Deals with `answer:<orderId>:<n>`: the order is decided anew in the book, published, and the answer retired, each like an order. An answer to a question that
 * is not open (any more) changes nothing; one whose order has not arrived waits.
 */
export async function answerQuestion(shop: Shop, uid: string, document: PlacedDocument): Promise<RequestAnswer> {
  const revs = document.leaves.map(({ rev }) => rev);
  const answer = readAnswer(uid, document);
  if (answer === undefined) {
    await retirePlaced(shop, { uid, id: document.id, revs });
    return { kind: 'unreadable' };
  }
  const entry = await readBook(shop, orderKey(uid, answer.orderId));
  if (entry === undefined) return { kind: 'waits' };
  const answered = await changeBook(shop, entry, (order, rev) => decideNow(shop, { order, rev }, answer));
  await settleOrder(shop, answered.order);
  await publishOrder(shop, answered);
  await retirePlaced(shop, { uid, id: document.id, revs });
  return { kind: 'answered', entry: answered };
}

async function decideNow(
  shop: Shop,
  { order, rev }: Pick<BookEntry, 'order' | 'rev'>,
  answer: Answer,
): Promise<BookOrder | undefined> {
  const catalog = await readCatalog(
    shop,
    order.lines.map(({ itemId }) => itemId),
  );
  const terms = { catalog, now: instant(shop), answerWithinMs: shop.answerWithinMs };
  const isUnchanged = async () => (await readBook(shop, order._id))?.rev === rev;
  const decided = await decideWithStock(shop, (short) => decideAnswer(order, answer, { ...terms, short }), isUnchanged);
  return decided && (await numbered(shop, decided));
}

/** The answer in a document: of several devices' the one given first (their clocks), then by revision. */
function readAnswer(uid: string, { id, leaves }: PlacedDocument): Answer | undefined {
  const answers = leaves.flatMap(({ rev, document }) => {
    const parsed = Answer.safeParse(document);
    const fits =
      parsed.success && parsed.data.userId === uid && id === answerId(parsed.data.orderId, parsed.data.question);
    return fits ? [{ rev, answer: parsed.data }] : [];
  });
  answers.sort((a, b) => (`${a.answer.answeredTime} ${a.rev}` < `${b.answer.answeredTime} ${b.rev}` ? -1 : 1));
  return answers[0]?.answer;
}
