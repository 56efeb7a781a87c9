import { Shop } from '../shopper/shop.ts';
import type { User } from '../shopper/shopper.ts';
import { eventually } from './eventually.ts';
import type { TestDevice } from './test-device.ts';

/** Opens the app on a device, as a page that has loaded does. */
export async function openApp(device: TestDevice): Promise<Shop> {
  const app = new Shop(device);
  app.start();
  await app.settled();
  return app;
}

/** Whoever is signed in, once their databases are open. */
export async function userOf(app: Shop): Promise<User> {
  return eventually(() => {
    const shopper = app.shopper.get();
    return typeof shopper === 'object' && shopper.kind === 'user' ? shopper : undefined;
  });
}
