import type { Device } from './device.ts';

/** One server-sent event. */
export type DoorbellEvent = { readonly event: string; readonly data: unknown };

/** An open doorbell: its events one by one. */
export type OpenedDoorbell = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; `undefined` when the doorbell has ended. */
  next(): Promise<DoorbellEvent | undefined>;
  /** The collections of the next ring. Throws when the doorbell has ended. */
  rung(): Promise<string[]>;
  /** The next event that is no ring: why the doorbell ends. Making a user's databases may still ring. */
  ending(): Promise<DoorbellEvent | undefined>;
  close(): void;
};

/** Opens a device's doorbell for `user` and reads it as a browser does, heartbeats left out. */
export async function listenToDoorbell(device: Device, user: string): Promise<OpenedDoorbell> {
  const closed = new AbortController();
  const response = await device.fetch(`${device.origin}/api/doorbell?user=${user}`, { signal: closed.signal });
  const events = readEvents(response);
  return {
    status: response.status,
    headers: response.headers,
    next: async () => (await events.next()).value,
    rung: async () => {
      const event = (await events.next()).value;
      if (event?.event !== 'changed') throw new Error(`the doorbell has ended: ${JSON.stringify(event)}`);
      return (event.data as { collections: string[] }).collections;
    },
    ending: async () => {
      for (;;) {
        const event = (await events.next()).value;
        if (event?.event !== 'changed') return event;
      }
    },
    close: () => closed.abort(),
  };
}

async function* readEvents({ body }: Response): AsyncGenerator<DoorbellEvent, undefined> {
  if (body === null) return undefined;
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => splitField(line)));
        const event = fields.get('event');
        if (event !== undefined) yield { event, data: JSON.parse(fields.get('data') ?? 'null') };
      }
    }
  } catch {
    // Closed by the test, or cut.
  }
  return undefined;
}

function splitField(line: string): [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).trim()];
}
