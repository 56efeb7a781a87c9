import type { PictureShelf } from '../device/device.ts';
import { imageUrl } from '../image-url.ts';

/** How many pictures are fetched at a time: a browser has six connections to one host, and the shop needs them more. */
const AT_ONCE = 2;

/**
 * Keeps every picture of the catalog on the device, so that the whole shop can be browsed without a network, and drops those that no item shows any
 * more. Stops at the first failure; the next round goes on.
 */
export async function keepPictures(shelf: PictureShelf, images: readonly string[]): Promise<void> {
  const wanted = images.map(imageUrl);
  const kept = new Set(await shelf.list());
  const missing = wanted.filter((path) => !kept.has(path));
  const fetchSome = async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift()) await shelf.keep(path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome));
  const shown = new Set(wanted);
  for (const path of kept) if (!shown.has(path)) await shelf.drop(path);
}
