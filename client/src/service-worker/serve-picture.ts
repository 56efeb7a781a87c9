import type { RouteHandlerCallback } from 'workbox-core/types';

/** The cache that data/catalog/keep-pictures.ts fills with every picture of the catalog. */
const PICTURES = 'pictures';

/** A picture's name is its content's hash, so a kept copy is never asked for again. */
export const servePicture: RouteHandlerCallback = async ({ request }) => {
  const cache = await caches.open(PICTURES);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const fresh = await fetch(request);
  if (fresh.ok && fresh.type === 'basic') await cache.put(request.url, fresh.clone());
  return fresh;
};
