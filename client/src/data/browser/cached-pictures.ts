import type { PictureShelf } from '../device/device.ts';

/** The cache from which service-worker/serve-picture.ts serves. */
const PICTURES = 'pictures';

/** The Cache API; without it (a page that is not secure) nothing is kept and nothing is missing. */
export const cachedPictures: PictureShelf = {
  async list() {
    const cache = await openCache();
    const requests = (await cache?.keys()) ?? [];
    return requests.map(({ url }) => new URL(url).pathname);
  },
  async keep(path) {
    const cache = await openCache();
    if (cache === undefined) return;
    const answer = await fetch(path, { priority: 'low' });
    if (!answer.ok) throw new Error(`picture ${path}: ${answer.status}`);
    await cache.put(path, answer);
  },
  async drop(path) {
    const cache = await openCache();
    await cache?.delete(path);
  },
};

async function openCache(): Promise<Cache | undefined> {
  return typeof caches === 'undefined' ? undefined : caches.open(PICTURES);
}
