import type { VapidKeys } from '@coffee-catalog/couchdb/principals/vapid-keys';
import { isPushEndpoint } from '@coffee-catalog/shared/push/push-origins';
import type { PushMessage, StoredSubscription } from '@coffee-catalog/shared/push/push-subscription';
import webPush from 'web-push';
import { describeError } from '../parking/parked-change.ts';

/** `gone`: the browser has ended the subscription. `failed`: why it could not be sent, for the log. */
export type Sent = { kind: 'sent' } | { kind: 'gone' } | { kind: 'failed'; reason: string };

/** How the messages are sent. `contact` is where a push service can complain (RFC 8292, 2.1): an https or mailto address. */
export type PushSender = {
  readonly keys: VapidKeys;
  readonly contact: string;
  readonly origins: string;
  readonly fetch: typeof fetch;
};

/** After an hour nobody needs to be told to come for a coffee. */
const TTL_SECONDS = 3_600;
const WITHIN_MS = 10_000;

/**
 * Sends a message to one device (RFC 8030), encrypted so that only its browser can read it (RFC 8291). A later message of the same order replaces one that was
 * not delivered yet. Never throws: a message that cannot be sent is lost, which is what *at most once* costs.
 */
export async function sendPush(
  sender: PushSender,
  { endpoint, keys }: StoredSubscription,
  message: PushMessage,
): Promise<Sent> {
  if (!isPushEndpoint(endpoint, sender.origins)) return { kind: 'failed', reason: 'no push service of the list' };
  try {
    const { headers: all, body } = webPush.generateRequestDetails(
      { endpoint, keys: { ...keys } },
      JSON.stringify(message),
      {
        vapidDetails: { subject: sender.contact, ...sender.keys },
        TTL: TTL_SECONDS,
        urgency: 'high',
        // At most 32 characters (RFC 8030, 5.4): the id without its dashes.
        topic: message.orderId.replaceAll('-', ''),
        contentEncoding: 'aes128gcm',
      },
    );
    // Its length is fetch's to say.
    const headers = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'Content-Length'));
    const answer = await sender.fetch(endpoint, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
    return answer.ok ? { kind: 'sent' } : { kind: 'failed', reason: `the push service answered ${answer.status}` };
  } catch (error) {
    return { kind: 'failed', reason: describeError(error) };
  }
}
