import type { Device } from '../device/device.ts';

/** The doorbell as server-sent events. The browser opens a broken connection again by itself, unless the server refused it. */
export const openEventSource: Device['openDoorbell'] = (url, { onOpen, onRing, onEnd }) => {
  const source = new EventSource(url, { withCredentials: true });
  source.addEventListener('open', onOpen);
  source.addEventListener('changed', ({ data }) => onRing(String(data)));
  let reason: string | undefined;
  source.addEventListener('closed', ({ data }) => {
    reason = reasonIn(String(data));
  });
  source.addEventListener('error', () => {
    // Its own reconnection waits as long as the browser likes: ours is known.
    source.close();
    onEnd(reason);
  });
  return { close: () => source.close() };
};

function reasonIn(data: string): string | undefined {
  try {
    return (JSON.parse(data) as { reason?: string }).reason;
  } catch {
    return undefined;
  }
}
