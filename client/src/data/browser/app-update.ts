import { Store } from '../store/store.ts';

/** How often a running app looks for a new version. */
const LOOK_EVERY_MS = 3_600_000;

const available = new Store(false);
let waiting: ServiceWorker | undefined;
let applied = false;

/** The app's own update: a new service worker installs beside the old one and waits for the shopper's click. */
export const appUpdate = {
  available,
  apply: (): void => {
    applied = true;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes no origin
    waiting?.postMessage({ type: 'apply-update' });
  },
};

/** Registers the service worker. Called once by the page; where there are none (a page that is not secure) the app works online. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Only after the click: the very first worker takes control too, of a page that is new already.
    if (applied) location.reload();
  });
  navigator.serviceWorker.addEventListener('message', ({ data }) => openPage(data));
  const registration = await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') offer(registration.waiting);
    });
  });
  // A failed look (no network) is made up for by the next one.
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
}

/** A waiting worker is an update only if another one is in control: the first of all has nothing to replace. */
function offer(worker: ServiceWorker | null): void {
  if (worker === null || navigator.serviceWorker.controller === null) return;
  waiting = worker;
  available.set(true);
}

/** A tapped notification leads to a page of the running app, without loading it anew. */
function openPage(message: unknown): void {
  const { type, path } = (message ?? {}) as { type?: unknown; path?: unknown };
  if (type !== 'open-page' || typeof path !== 'string') return;
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
