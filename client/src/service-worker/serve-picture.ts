import type { RouteHandlerCallback } from 'workbox-core/types';

/** The cache that data/catalog/keep-pictures.ts fills with every picture of the catalog. */
const PICTURES = 'pictures';

/** A picture's name is its content's hash, so a kept copy is never asked for again. Shown whether it can be kept or not: the disk may be full. */
export const servePicture: RouteHandlerCallback = async ({ request, event }) => {
  const cache = await caches.open(PICTURES).catch(() => undefined);
  const kept = await cache?.match(request.url);
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (cache !== undefined && fresh.ok && fresh.type === 'basic')
    event.waitUntil(cache.put(request.url, fresh.clone()).catch(() => undefined));
  return fresh;
};
