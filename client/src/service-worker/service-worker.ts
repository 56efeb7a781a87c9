/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { openFromNotification } from './open-from-notification.ts';
import { servePicture } from './serve-picture.ts';
import { showPush } from './show-push.ts';

/*
 * Makes the app open without a network: its own files from the precache, every address to its one page, pictures from their cache.
 * Nothing here knows about orders: data lives in IndexedDB and goes over the sync door.
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
self.addEventListener('push', (event) => {
  event.waitUntil(showPush(self, readJson(event.data)));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openFromNotification(self.clients, event.notification.data));
});

/** What a push carries; nothing where it is empty or no JSON. */
function readJson(data: PushMessageData | null): unknown {
  try {
    return data?.json() as unknown;
  } catch {
    return undefined;
  }
}
