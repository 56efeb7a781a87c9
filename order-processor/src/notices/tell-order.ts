import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import type { Notice, PushKind } from '@coffee-catalog/shared/push/push-subscription';
import type { Logger } from 'pino';
import type { Ask } from '../server/ask.ts';
import { forgetSubscriber, markTold, readOwnerSubscribers, readSubscribers, type Subscriber } from './notice-marks.ts';
import { type PushSender, sendPush } from './send-push.ts';

/** What telling works with. `sender` is asked for when somebody is to be told: its keys come from the server. */
export type Telling = {
  readonly ask: Ask;
  readonly now: () => number;
  readonly log: Logger;
  readonly sender: () => Promise<PushSender>;
};

/**
 * Tells all devices of an order's shopper, once for each order and kind, and each of its questions, whoever asks and however often: the mark is made first.
 * After a crash right here the message is lost, never doubled. Users without a subscription cost a read and no write.
 */
export async function tellOrder(telling: Telling, key: string, notice: Notice, orderNumber?: number): Promise<void> {
  const uid = parseOrderKey(key)?.uid;
  if (uid === undefined) return;
  await tellOnce(telling, { key, notice, orderNumber }, await readSubscribers(telling.ask, uid));
}

/** Tells all devices of those who run the shop that an order waits; once for each order. */
export async function tellOwners(telling: Telling, key: string): Promise<void> {
  await tellOnce(telling, { key, notice: { kind: 'order-waiting' } }, await readOwnerSubscribers(telling.ask));
}

type News = { readonly key: string; readonly notice: Notice; readonly orderNumber?: number | undefined };

async function tellOnce(
  telling: Telling,
  { key, notice, orderNumber }: News,
  to: readonly Subscriber[],
): Promise<void> {
  const parsed = parseOrderKey(key);
  if (parsed === undefined || to.length === 0) return;
  const sender = await telling.sender();
  if (!(await markTold(telling.ask, key, notice, telling.now()))) return;
  const number = orderNumber === undefined ? {} : { orderNumber };
  const message = { kind: notice.kind, orderId: parsed.orderId, ...number };
  await Promise.all(to.map((subscriber) => tellDevice(telling, sender, subscriber, message)));
}

async function tellDevice(
  { ask, log }: Telling,
  sender: PushSender,
  subscriber: Subscriber,
  message: { kind: PushKind; orderId: string; orderNumber?: number },
): Promise<void> {
  const { subscription } = subscriber;
  const sent = await sendPush(sender, subscription, { ...message, language: subscription.language });
  if (sent.kind === 'gone') await forgetSubscriber(ask, subscriber);
  if (sent.kind === 'failed') log.warn({ orderId: message.orderId, reason: sent.reason }, 'a device could not be told');
}
