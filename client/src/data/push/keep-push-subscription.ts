import { PUSH_LANGUAGES, PushInfo, type PushSubscription as Told } from '@coffee-catalog/shared/push/push-subscription';
import * as z from 'zod/mini';
import { askShop } from '../api/ask-shop.ts';
import type { Device } from '../device/device.ts';

/** What the shop was told last: whose, in which language, at which address. So that an app that is opened ten times a day tells it once. */
const TOLD = 'coffee.push-told';

/** What keeping a subscription needs of where it runs: a page, or the service worker. */
export type PushDevice = Pick<Device, 'origin' | 'fetch' | 'after' | 'kept'>;

/** What the browser has of the Push API; undefined where there is none, or no service worker yet. */
export type PushBrowser = Pick<PushManager, 'getSubscription' | 'subscribe'> | undefined;

/**
 * Sees to it that the shop can reach this device while the app is closed. Where the browser has no push, or its service cannot be reached, everything else goes
 * on: the app tells by itself while it is open, and the next start tries again.
 */
export async function keepPushSubscription(
  device: PushDevice,
  push: PushBrowser,
  { userId, language, owner = false }: { userId: string; language: Told['language']; owner?: boolean },
): Promise<'kept' | 'not-now'> {
  if (push === undefined) return 'not-now';
  const key = await askShop(device, { method: 'GET', path: '/api/push', answer: PushInfo });
  if (key.kind === 'problem') return 'not-now';
  const subscription = await subscribe(push, key.value.publicKey);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) return 'not-now';
  // The shop keeps an owner's address a second time: who becomes one, or is one no more, tells it again.
  const told = `${userId} ${language} ${endpoint}${owner ? ' owner' : ''}`;
  if (device.kept.get(TOLD) === told) return 'kept';
  const body: Told = { endpoint, keys: { p256dh, auth }, language };
  const answer = await askShop(device, { method: 'POST', path: '/api/push/subscription', body, answer: z.unknown() });
  if (answer.kind === 'problem') return 'not-now';
  device.kept.set(TOLD, told);
  return 'kept';
}

/**
 * The browser has ended a subscription or made it anew (`pushsubscriptionchange`), with the app perhaps closed: the shop is told the new address, which takes the old one's place. Nothing
 * where the shop was never told one, or its user has signed out since.
 */
export async function renewPushSubscription(device: PushDevice, push: PushBrowser): Promise<'kept' | 'not-now'> {
  const [userId, language, , owner] = device.kept.get(TOLD)?.split(' ') ?? [];
  const known = PUSH_LANGUAGES.find((one) => one === language);
  if (userId === undefined || known === undefined) return 'not-now';
  return keepPushSubscription(device, push, { userId, language: known, owner: owner !== undefined });
}

/** The browser is not to be reached any more: whoever uses it next is not told of somebody else's orders. */
export async function endPushSubscription(device: PushDevice, push: PushBrowser): Promise<void> {
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
