import memory from 'pouchdb-adapter-memory';
import { v7 as uuidV7 } from 'uuid';
import type { Device } from '../device/device.ts';
import { Pouch } from '../local/pouchdb.ts';
import { openDoorbell } from './open-doorbell.ts';

const InMemory = Pouch.plugin(memory);
let devices = 0;

/** A device for tests in Node: real PouchDB in memory, real time, and whatever the test wants otherwise. */
export type TestDevice = Device & {
  /** What was notified. */
  notices: { title: string; path: string }[];
  /** What happens to the network: undefined while it is there. */
  network: { fails: 'cut' | 'hangs' | undefined };
  /** As `fetch`, over another way than the network that fails. */
  fetchAnyway: Device['fetch'];
  /** Every request that was sent. */
  requests: { method: string; path: string; user: string | undefined }[];
  wakeUp: () => void;
  /** The names of the databases that were opened. */
  databases: Set<string>;
  /** From now on no timer of this tab fires and no message reaches it. */
  freeze: () => void;
  /** For how long what this tab says is under way to the others, in milliseconds: at first not at all. */
  channelDelay: number;
  /** Another tab of the same device: same databases, locks and channels. */
  openTab: () => TestDevice;
};

type Shared = {
  prefix: string;
  kept: Map<string, string>;
  channels: Map<string, Set<(message: unknown) => void>>;
  locks: Map<string, { queue: (() => void)[]; steal: (() => void) | undefined }>;
  databases: Set<string>;
  pictures: Set<string>;
};

/** Makes a device that reaches the shop through `ask`, a fetch of its own (with its cookie, say). */
export function testDevice(ask: Device['fetch'], origin = 'http://shop.test'): TestDevice {
  devices += 1;
  return makeTab(ask, origin, {
    prefix: `device-${process.pid}-${devices}-`,
    kept: new Map(),
    channels: new Map(),
    locks: new Map(),
    databases: new Set(),
    pictures: new Set(),
  });
}

function makeTab(ask: Device['fetch'], origin: string, shared: Shared): TestDevice {
  const listeners = new Set<() => void>();
  let frozen = false;
  const tab: TestDevice = {
    notices: [],
    network: { fails: undefined },
    requests: [],
    fetchAnyway: ask,
    databases: shared.databases,
    wakeUp: () => listeners.forEach((listener) => listener()),
    freeze: () => {
      frozen = true;
    },
    channelDelay: 0,
    openTab: () => makeTab(ask, origin, shared),
    now: () => Date.now(),
    elapsed: () => performance.now(),
    newId: () => uuidV7(),
    random: () => 0.5,
    after(ms, task) {
      const timer = setTimeout(() => frozen || task(), ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    kind: 'phone',
    isInUse: () => true,
    onWakeUp(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    origin,
    async fetch(url, init) {
      const headers = new Headers(init.headers);
      const path = url.slice(origin.length);
      tab.requests.push({ method: init.method ?? 'GET', path, user: headers.get('x-shop-user') ?? undefined });
      if (tab.network.fails === 'cut') throw new TypeError('Failed to fetch');
      if (tab.network.fails === 'hangs') return hang(init.signal ?? undefined);
      return ask(url, init);
    },
    openDoorbell: (url, listener) => openDoorbell(tab.fetch)(url, listener),
    openDatabase(name) {
      shared.databases.add(name);
      return new InMemory(shared.prefix + name, { adapter: 'memory' });
    },
    kept: {
      ready: Promise.resolve(),
      get: (key) => shared.kept.get(key),
      set: (key, value) => void (value === undefined ? shared.kept.delete(key) : shared.kept.set(key, value)),
    },
    holdLock: (name, options, task) => holdLock(shared, name, options, task),
    openChannel(name, onMessage) {
      const members = shared.channels.get(name) ?? new Set();
      const hear = (message: unknown) => frozen || onMessage(message);
      shared.channels.set(name, members.add(hear));
      return {
        post: (message) => {
          const deliver = () => members.forEach((member) => member === hear || member(message));
          if (tab.channelDelay === 0) queueMicrotask(deliver);
          else setTimeout(deliver, tab.channelDelay).unref();
        },
        close: () => members.delete(hear),
      };
    },
    async notify({ title, path }) {
      tab.notices.push({ title, path });
    },
    keepStorage: async () => {},
    pictures: {
      list: async () => [...shared.pictures],
      keep: async (path) => void shared.pictures.add(path),
      drop: async (path) => void shared.pictures.delete(path),
    },
  };
  return tab;
}

function hang(signal: AbortSignal | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}

/** As the Web Locks of a browser: one holder per name, a queue, and theft. */
async function holdLock(
  shared: Shared,
  name: string,
  { signal, steal }: Parameters<Device['holdLock']>[1],
  task: Parameters<Device['holdLock']>[2],
): Promise<void> {
  const lost = new AbortController();
  const lock = shared.locks.get(name);
  if (lock !== undefined && steal === true) lock.steal?.();
  else if (lock !== undefined) {
    const granted = await new Promise<boolean>((resolve) => {
      lock.queue.push(() => resolve(true));
      signal.addEventListener('abort', () => resolve(false), { once: true });
    });
    if (!granted) return;
  }
  const mine = { queue: shared.locks.get(name)?.queue ?? [], steal: () => lost.abort() };
  shared.locks.set(name, mine);
  try {
    await task(lost.signal);
  } finally {
    if (shared.locks.get(name) === mine) {
      shared.locks.delete(name);
      mine.queue.shift()?.();
    }
  }
}
