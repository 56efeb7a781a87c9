import type { Device } from '../device/device.ts';

/** A notification of the system where the shopper allowed it; the list in the app says the same in any case. */
export const showNotice: Device['notify'] = async ({ title, body, tag, path }) => {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.showNotification(title, { body, tag, icon: '/icon-192.png', data: { path } });
};
