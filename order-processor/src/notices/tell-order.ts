import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import type { PushKind } from '@coffee-catalog/shared/push/push-subscription';
import type { Logger } from 'pino';
import type { Ask } from '../server/ask.ts';
import { forgetSubscriber, markTold, readSubscribers, type Subscriber } from './notice-marks.ts';
import { type PushSender, sendPush } from './send-push.ts';

/** What telling works with. `sender` is asked for when somebody is to be told: its keys come from the server. */
export type Telling = {
  readonly ask: Ask;
  readonly now: () => number;
  readonly log: Pick<Logger, 'warn'>;
  readonly sender: () => Promise<PushSender>;
};

/**
 * Tells all devices of an order's shopper, once for each order and kind, whoever asks and however often: the mark is made first. After a crash right here the
 * message is lost, never doubled. Users without a subscription cost a read and no write.
 */
export async function tellOrder(telling: Telling, key: string, kind: PushKind, orderNumber?: number): Promise<void> {
  const parsed = parseOrderKey(key);
  if (parsed === undefined) return;
  const subscribers = await readSubscribers(telling.ask, parsed.uid);
  if (subscribers.length === 0) return;
  const sender = await telling.sender();
  if (!(await markTold(telling.ask, key, kind, telling.now()))) return;
  const number = orderNumber === undefined ? {} : { orderNumber };
  const message = { kind, orderId: parsed.orderId, ...number };
  await Promise.all(subscribers.map((subscriber) => tellDevice(telling, sender, subscriber, message)));
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
