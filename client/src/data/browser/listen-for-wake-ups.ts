import type { Device } from '../device/device.ts';

/** Whatever a browser tells that may mean: the network is back, somebody looks, the device has slept. None of it is believed, all of it is tried. */
export const listenForWakeUps: Device['onWakeUp'] = (listener) => {
  const seen = () => {
    if (document.visibilityState === 'visible') listener();
  };
  const onWindow = ['online', 'offline', 'focus', 'pageshow'] as const;
  const onDocument = ['visibilitychange', 'resume'] as const;
  for (const event of onWindow) addEventListener(event, listener);
  for (const event of onDocument) document.addEventListener(event, seen);
  return () => {
    for (const event of onWindow) removeEventListener(event, listener);
    for (const event of onDocument) document.removeEventListener(event, seen);
  };
};
