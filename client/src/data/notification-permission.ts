import { Store } from './store/store.ts';
import { useReadable } from './store/use-readable.ts';

export type NotificationPermissionState = 'unsupported' | 'default' | 'granted' | 'denied';

/** Notifications come through the service worker's registration: without one there are none. */
const isSupported = typeof Notification !== 'undefined' && 'serviceWorker' in navigator;
const permission = new Store<NotificationPermissionState>(isSupported ? Notification.permission : 'unsupported');

async function ask(): Promise<void> {
  if (isSupported) permission.set(await Notification.requestPermission());
}

/** Whether this browser may show notifications; `ask` must be called from a tap. */
export function useNotificationPermission(): { state: NotificationPermissionState; ask: () => Promise<void> } {
  return { state: useReadable(permission), ask };
}
