import { PushInfo, type PushSubscription as Told } from '@coffee-catalog/shared/push/push-subscription';
import * as z from 'zod/mini';
import { askShop } from '../api/ask-shop.ts';
import type { Device } from '../device/device.ts';

/** What the shop was told last: whose, in which language, at which address. So that an app that is opened ten times a day tells it once. */
const TOLD = 'coffee.push-told';

/** What the browser has of the Push API; undefined where there is none, or no service worker yet. */
export type PushBrowser = Pick<PushManager, 'getSubscription' | 'subscribe'> | undefined;

/**
 * Sees to it that the shop can reach this device while the app is closed. Where the browser has no push, or its service cannot be reached, everything else goes
 * on: the app tells by itself while it is open, and the next start tries again.
 */
export async function keepPushSubscription(
  device: Device,
  push: PushBrowser,
  { userId, language }: { userId: string; language: Told['language'] },
): Promise<'kept' | 'not-now'> {
  if (push === undefined) return 'not-now';
  const key = await askShop(device, { method: 'GET', path: '/api/push', answer: PushInfo });
  if (key.kind === 'problem') return 'not-now';
  const subscription = await subscribe(push, key.value.publicKey);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return 'not-now';
  const told = `${userId} ${language} ${endpoint}`;
  if (device.kept.get(TOLD) === told) return 'kept';
  const body: Told = { endpoint, keys: { p256dh, auth }, language };
  const answer = await askShop(device, { method: 'POST', path: '/api/push/subscription', body, answer: z.unknown() });
  if (answer.kind === 'problem') return 'not-now';
  device.kept.set(TOLD, told);
  return 'kept';
}

/** The browser is not to be reached any more: whoever uses it next is not told of somebody else's orders. */
export async function endPushSubscription(device: Device, push: PushBrowser): Promise<void> {
  if (device.kept.get(TOLD) === undefined) return;
  device.kept.set(TOLD, undefined);
  const subscription = await push?.getSubscription();
  await subscription?.unsubscribe();
}

/** The browser's subscription for this key, made anew where it has one for another. Undefined where its push service refuses or cannot be reached. */
async function subscribe(push: NonNullable<PushBrowser>, publicKey: string): Promise<PushSubscription | undefined> {
  try {
    const known = await push.getSubscription();
    if (known !== null && isFor(known, publicKey)) return known;
    await known?.unsubscribe();
    return await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  } catch {
    return undefined;
  }
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === publicKey;
}
