import type { Device } from '../device/device.ts';

/**
 * A Web Lock. Where there are none (a page that is not secure, an old browser) the task runs at once: several tabs then replicate, which costs requests
 * and harms nothing.
 */
export const holdBrowserLock: Device['holdLock'] = async (name, { signal, steal }, task) => {
  const lost = new AbortController();
  if (navigator.locks === undefined) return task(lost.signal);
  // `steal` and `signal` exclude each other (Web Locks, 3.3).
  const options: LockOptions = steal === true ? { steal: true } : { signal };
  try {
    await navigator.locks.request(name, options, () => task(lost.signal));
  } catch (error) {
    // Called off while waiting, or taken by another tab while held: the task ends by its signal.
    if ((error as Error).name !== 'AbortError') throw error;
    lost.abort();
  }
};
