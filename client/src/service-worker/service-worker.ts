/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { sendPlaced } from '../data/background/send-placed.ts';
import { namesOfDatabases, workerDevice } from '../data/background/worker-device.ts';
import { readKeptValues } from '../data/browser/kept-values.ts';
import { renewPushSubscription } from '../data/push/keep-push-subscription.ts';
import { openFromNotification } from './open-from-notification.ts';
import { servePicture } from './serve-picture.ts';
import { showPush } from './show-push.ts';

/*
 * Makes the app open without a network: its own files from the precache, every address to its one page, pictures from their cache.
 * Of orders it knows only how to send what was placed when the network is back and the app closed, and how to show what the shop tells of one.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// The first visit is served offline too: the worker takes over the page that installed it.
clientsClaim();

// What the server answers itself is never the app's page, not even when the network is gone.
const servers = [/^\/api(\/|$)/, /^\/db(\/|$)/, /^\/images\//, /^\/(health|ready|live|metrics)$/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: servers }));
registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/images/'), servePicture);

self.addEventListener('message', (event) => {
  // Only the shopper's click sends this: an update is offered, never forced.
  if ((event.data as { type?: unknown } | null)?.type === 'apply-update') void self.skipWaiting();
});
self.addEventListener('sync', (event) => {
  const sync = event as ExtendableEvent & { tag?: string };
  if (sync.tag === 'send-orders') sync.waitUntil(sendOrders());
});
self.addEventListener('push', (event) => {
  event.waitUntil(showPush(self, readJson(event.data)));
});
self.addEventListener('pushsubscriptionchange', (event) => {
  (event as ExtendableEvent).waitUntil(renewSubscription());
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openFromNotification(self.clients, event.notification.data));
});

/** A network is back while the app may be closed: what was placed is sent. A rejection makes the browser try again later. */
async function sendOrders(): Promise<void> {
  await sendPlaced(workerDevice(), await namesOfDatabases());
}

/** Where the shop cannot be told now, the next start of the app tells it. */
async function renewSubscription(): Promise<void> {
  const { origin, fetch, after } = workerDevice();
  await renewPushSubscription({ origin, fetch, after, kept: await readKeptValues() }, self.registration.pushManager);
}

/** What a push carries; nothing where it is empty or no JSON. */
function readJson(data: PushMessageData | null): unknown {
  try {
    return data?.json() as unknown;
  } catch {
    return undefined;
  }
}
