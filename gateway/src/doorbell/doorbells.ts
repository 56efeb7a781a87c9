import { parseUserDatabase, SYNC_COLLECTIONS, type SyncCollection } from '@coffee-catalog/shared/databases/databases';

/** One open doorbell: a device that wants to know, or a guest (`uid` undefined), who hears of the catalog only. */
export type Listener = {
  readonly uid: string | undefined;
  readonly deviceId: string | undefined;
  readonly address: string;
  readonly ring: (collections: readonly SyncCollection[]) => void;
  /** Ends the doorbell and says why. */
  readonly end: (reason: 'replaced' | 'signed-out' | 'closing') => void;
};

/** All doorbells of this gateway. */
export type Doorbells = {
  /** Adds one, in place of an older one of the same device; the returned function takes it away. `too-many` says whose limit is reached. */
  add(listener: Listener): { kind: 'added'; remove: () => void } | { kind: 'too-many' };
  /** Something changed in this database. */
  databaseChanged(name: string): void;
  /** Anything may have changed: everybody looks. */
  ringEverybody(): void;
  endAll(): void;
  count(): number;
};

type Limits = {
  readonly doorbells: number;
  readonly doorbellsPerAccount: number;
  readonly doorbellsPerAddress: number;
};

/** What happens within this time is rung once. The shop's catalog changes in bursts and concerns everybody. */
const USER_PAUSE_MS = 25;
const CATALOG_PAUSE_MS = 150;

/** Begins with none. */
export function openDoorbells(limits: Limits): Doorbells {
  const listeners = new Set<Listener>();
  const byUser = new Map<string, Set<Listener>>();
  const pending = new Map<Listener, Set<SyncCollection>>();
  let catalogTimer: NodeJS.Timeout | undefined;

  const remove = (listener: Listener) => {
    listeners.delete(listener);
    pending.delete(listener);
    if (listener.uid === undefined) return;
    const ofUser = byUser.get(listener.uid);
    ofUser?.delete(listener);
    if (ofUser?.size === 0) byUser.delete(listener.uid);
  };

  const ringSoon = (listener: Listener, collection: SyncCollection) => {
    const waiting = pending.get(listener);
    if (waiting !== undefined) return void waiting.add(collection);
    pending.set(listener, new Set([collection]));
    setTimeout(() => {
      const collections = pending.get(listener);
      pending.delete(listener);
      if (collections !== undefined) listener.ring([...collections]);
    }, USER_PAUSE_MS).unref();
  };

  const endAll = () => {
    clearTimeout(catalogTimer);
    for (const listener of listeners) listener.end('closing');
  };

  return {
    add: (listener) => {
      const ofUser = listener.uid === undefined ? undefined : byUser.get(listener.uid);
      for (const older of ofUser ?? []) if (older.deviceId === listener.deviceId) older.end('replaced');
      if (isFull(listener, listeners, byUser, limits)) return { kind: 'too-many' };
      listeners.add(listener);
      if (listener.uid !== undefined) {
        byUser.set(listener.uid, (byUser.get(listener.uid) ?? new Set()).add(listener));
      }
      return { kind: 'added', remove: () => remove(listener) };
    },
    databaseChanged: (name) => {
      const owned = parseUserDatabase(name);
      if (owned !== undefined) {
        for (const listener of byUser.get(owned.uid) ?? []) ringSoon(listener, owned.collection);
      } else if (name === 'catalog') {
        catalogTimer ??= setTimeout(() => {
          catalogTimer = undefined;
          for (const listener of listeners) ringSoon(listener, 'catalog');
        }, CATALOG_PAUSE_MS).unref();
      }
    },
    ringEverybody: () => {
      for (const listener of listeners) listener.ring(listener.uid === undefined ? ['catalog'] : SYNC_COLLECTIONS);
    },
    endAll,
    count: () => listeners.size,
  };
}

function isFull(
  { uid, address }: Listener,
  all: ReadonlySet<Listener>,
  byUser: ReadonlyMap<string, ReadonlySet<Listener>>,
  limits: Limits,
): boolean {
  if (all.size >= limits.doorbells) return true;
  if (uid !== undefined && (byUser.get(uid)?.size ?? 0) >= limits.doorbellsPerAccount) return true;
  let here = 0;
  for (const listener of all) if (listener.address === address) here += 1;
  return here >= limits.doorbellsPerAddress;
}
