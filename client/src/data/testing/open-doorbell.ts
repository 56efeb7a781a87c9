import type { Device } from '../device/device.ts';

/** Server-sent events over a fetch, for tests in Node, which has no EventSource. */
export function openDoorbell(ask: Device['fetch']): Device['openDoorbell'] {
  return (url, listener) => {
    const left = new AbortController();
    void read(ask, url, listener, left.signal);
    return { close: () => left.abort() };
  };
}

async function read(
  ask: Device['fetch'],
  url: string,
  { onOpen, onRing, onEnd }: Parameters<Device['openDoorbell']>[1],
  signal: AbortSignal,
): Promise<void> {
  let reason: string | undefined;
  try {
    const answer = await ask(url, { signal, headers: { accept: 'text/event-stream' } });
    if (!answer.ok || answer.body === null) throw new Error(`doorbell: ${answer.status}`);
    onOpen();
    let text = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1] ?? '';
        if (/^event: changed$/m.test(event)) onRing(data);
        if (/^event: closed$/m.test(event)) reason = (JSON.parse(data) as { reason: string }).reason;
      }
    }
  } catch {
    // Cut, refused or closed by ourselves: the end is all there is to tell.
  }
  if (!signal.aborted) onEnd(reason);
}
