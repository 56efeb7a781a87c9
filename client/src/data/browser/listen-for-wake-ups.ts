import type { Device } from '../device/device.ts';

/** Whatever a browser tells that may mean: the network is back, somebody looks, the device has slept. None of it is believed, all of it is tried. */
export const listenForWakeUps: Device['onWakeUp'] = (listener) => {
  const seen = () => {
    if (document.visibilityState === 'visible') listener();
  };
  // A page that comes back as it was left, not one that has just been loaded: that begins by itself.
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) listener();
  };
  const onWindow = ['online', 'offline', 'focus'] as const;
  const onDocument = ['visibilitychange', 'resume'] as const;
  for (const event of onWindow) addEventListener(event, listener);
  addEventListener('pageshow', shown);
  for (const event of onDocument) document.addEventListener(event, seen);
  return () => {
    for (const event of onWindow) removeEventListener(event, listener);
    removeEventListener('pageshow', shown);
    for (const event of onDocument) document.removeEventListener(event, seen);
  };
};
