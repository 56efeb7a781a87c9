import idb from 'pouchdb-adapter-idb';
import { v7 as uuidV7 } from 'uuid';
import type { Device } from '../device/device.ts';
import { Pouch } from '../local/pouchdb.ts';
import { cachedPictures } from './cached-pictures.ts';
import { deviceKindOf } from './device-kind.ts';
import { holdBrowserLock } from './hold-browser-lock.ts';
import { openKeptValues } from './kept-values.ts';
import { listenForWakeUps } from './listen-for-wake-ups.ts';
import { openEventSource } from './open-event-source.ts';
import { showNotice } from './show-notice.ts';
import { makeStrict } from './strict-transactions.ts';

const Stored = Pouch.plugin(idb);

/** Binds the data layer to this browser tab. */
export function browserDevice(): Device {
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    newId: () => uuidV7(),
    random: () => Math.random(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    kind: deviceKindOf(navigator),
    isInUse: () => document.visibilityState === 'visible',
    onWakeUp: listenForWakeUps,
    origin: location.origin,
    fetch: (url, init) => fetch(url, init),
    openDoorbell: openEventSource,
    openDatabase(name, durability) {
      if (durability === 'strict') makeStrict(name);
      // auto_compaction damages documents that are written often (pouchdb #7098), and would take the last live revision of a retired order.
      return new Stored(name, { adapter: 'idb', auto_compaction: false });
    },
    kept: openKeptValues(),
    holdLock: holdBrowserLock,
    openChannel(name, onMessage) {
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', ({ data }) => onMessage(data));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel takes no origin
      return { post: (message) => channel.postMessage(message), close: () => channel.close() };
    },
    notify: showNotice,
    async keepStorage() {
      await navigator.storage?.persist?.();
    },
    pictures: cachedPictures,
  };
}
