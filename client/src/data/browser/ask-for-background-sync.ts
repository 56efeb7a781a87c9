/** The Background Sync API, which Chromium has; no standard yet, so not in TypeScript's library. */
type WithSync = { readonly sync?: { register: (tag: string) => Promise<void> } };

/** The tag the service worker knows it by. */
const SEND_ORDERS = 'send-orders';

/** Asks the browser to wake the service worker when there is a network, should the app be closed by then. Where it cannot, the app sends when it is opened. */
export async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const { sync } = (registration ?? {}) as WithSync;
  await sync?.register(SEND_ORDERS);
}
