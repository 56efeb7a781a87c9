import { push as ar } from '../texts/ar/push.ts';
import { push as de } from '../texts/de/push.ts';
import { push as en } from '../texts/en/push.ts';

const TEXTS = { en, de, ar } as const;
const KINDS = ['received', 'ready', 'needs-answer', 'refused', 'not-received', 'order-waiting'] as const;

type Message = {
  kind: (typeof KINDS)[number];
  orderId: string;
  orderNumber?: number | undefined;
  language: keyof typeof TEXTS;
};

/** `renotify` (Notifications API, https://notifications.spec.whatwg.org/) is missing in TypeScript's own types. */
type AudibleNotification = NotificationOptions & { renotify: boolean };

type Worker = { registration: ServiceWorkerRegistration; clients: Clients; navigator: WorkerNavigator };

/**
 * Shows what a push says of an order, in the language its device was subscribed in. Not over an app that somebody is just looking at: it says so itself. A message
 * that is not understood (from a newer shop) still shows that there is news: browsers demand that every push shows something.
 */
export async function showPush({ registration, clients, navigator }: Worker, data: unknown): Promise<void> {
  const message = readMessage(data);
  const windows = await clients.matchAll({ type: 'window' });
  if (windows.some(({ focused, visibilityState }) => focused && visibilityState === 'visible')) return;
  const { language, kind, orderId, orderNumber } = message ?? { language: 'en' as const };
  const texts = TEXTS[language];
  const number = orderNumber === undefined ? '' : ` ${orderNumber}`;
  const title = (kind === undefined ? texts.news : texts[kind]).replace(' {number}', number);
  const options: AudibleNotification = {
    body: kind === undefined ? '' : texts[`${kind}Text`],
    // The next of the same order takes its place, and is heard like the first.
    tag: orderId === undefined ? 'news' : `order-${orderId}`,
    renotify: true,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    data: { path: pathOf(message) },
  };
  await registration.showNotification(title, options);
  // How many is for the app to say once it is open.
  if ('setAppBadge' in navigator) await navigator.setAppBadge().catch(() => undefined);
}

function readMessage(data: unknown): Message | undefined {
  const { kind, orderId, orderNumber, language } = (data ?? {}) as Record<string, unknown>;
  const known = KINDS.find((one) => one === kind);
  if (known === undefined || typeof orderId !== 'string' || !/^[0-9a-f-]{36}$/.test(orderId)) return undefined;
  return {
    kind: known,
    orderId,
    orderNumber: typeof orderNumber === 'number' ? orderNumber : undefined,
    language: language === 'de' || language === 'ar' ? language : 'en',
  };
}

/** Where a tap leads: to the order, or, for who runs the shop, to what lies parked. */
function pathOf(message: Message | undefined): string {
  if (message === undefined) return '/orders';
  return message.kind === 'order-waiting' ? '/owner/parked' : `/order/${message.orderId}`;
}
