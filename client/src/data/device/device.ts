import type { DeviceKind } from '@coffee-catalog/shared/users/profile';

/**
 * Everything the data layer needs from where it runs. A browser binds it to what browsers have; a test or the simulation to a clock, a network
 * and a memory of its own. Nothing in data/ outside `browser/` touches `window`, `navigator`, `Date` or `crypto`.
 */
export type Device = {
  /** The device's wall clock in milliseconds since 1970. May be wrong by days and jump at any moment. */
  now: () => number;
  /** By how many milliseconds that clock is ahead of the shop's (behind: negative), as far as this run has heard; 0 or missing: right, or nothing known. */
  aheadMs?: () => number;
  /** Milliseconds since some moment of this run; never goes back. */
  elapsed: () => number;
  /** A new UUID v7. */
  newId: () => string;
  /** 0 ≤ n < 1, to spread retries. */
  random: () => number;
  /** Runs a task once after some milliseconds; the answer calls it off. */
  after: (ms: number, task: () => void) => () => void;
  /** What its user would call it. */
  kind: DeviceKind;
  /** Whether somebody looks at this tab: decides, with what the other tabs say, how long back-off may grow. */
  isInUse: () => boolean;
  /** Tells when something happened that makes another try worthwhile: network, focus, wake from sleep. The answer stops telling. */
  onWakeUp: (listener: () => void) => () => void;
  /** Where the shop is, without a trailing slash. */
  origin: string;
  /** As the Fetch standard's. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  openDoorbell: (url: string, listener: DoorbellListener) => { close: () => void };
  /** `strict`: a write is acknowledged only when it is on the disk. */
  openDatabase: (name: string, durability: 'relaxed' | 'strict') => PouchDB.Database;
  /** Small values that must be there before any database is open, seen by all tabs at once. */
  kept: KeptValues;
  /**
   * Runs a task while this tab holds the lock of that name; waits for it, or takes it from a tab that hangs (`steal`). The task's signal tells that
   * the lock was stolen. Ends when the task does, or unheld when `signal` calls it off.
   */
  holdLock: (name: string, options: LockOptions, task: (lost: AbortSignal) => Promise<void>) => Promise<void>;
  /** A line to the other tabs of this device; a tab does not hear itself. */
  openChannel: (name: string, onMessage: (message: unknown) => void) => Channel;
  notify: (notice: Notice) => Promise<void>;
  /** Asks that this device's data may stay when space runs short. */
  keepStorage: () => Promise<void>;
  pictures: PictureShelf;
};

export type LockOptions = { signal: AbortSignal; steal?: boolean };

export type Channel = { post: (message: unknown) => void; close: () => void };

export type DoorbellListener = {
  onOpen: () => void;
  /** The event's data, as sent. */
  onRing: (data: string) => void;
  /** The connection is gone and will not come back by itself. `reason`: what the shop said before it closed it, if it did. */
  onEnd: (reason: string | undefined) => void;
};

export type KeptValues = {
  /** Resolves, always, when what an abrupt end of the browser took away is back: until then a value may be an older one. */
  ready: Promise<void>;
  get(key: string): string | undefined;
  set: (key: string, value: string | undefined) => void;
};

/** A notification of the system: `tag` replaces an older one of the same tag, `path` is where a tap leads. */
export type Notice = { title: string; body: string; tag: string; path: string };

/** The pictures that are kept for offline use, by the path they are fetched from. */
export type PictureShelf = {
  list: () => Promise<string[]>;
  keep: (path: string) => Promise<void>;
  drop: (path: string) => Promise<void>;
};
