import { DoorbellRing } from '@coffee-catalog/shared/api/shop';
import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import * as z from 'zod/mini';
import type { Device } from '../device/device.ts';
import { backOff } from './back-off.ts';

type Listener = {
  onRing: (collections: readonly SyncCollection[]) => void;
  onOpen: () => void;
  /** The shop has ended this device's session. */
  onSignedOut: () => void;
};

/** After how long without a word it is opened anew when the device wakes up. Milliseconds. */
const SILENT_MS = 60_000;

/**
 * The one open connection to the shop: it says in which collections something happened, never what. A hint: whoever misses a ring finds out in the
 * next round. Opened again whenever it ends.
 */
export class Doorbell {
  readonly #device: Device;
  readonly #url: string;
  readonly #listener: Listener;
  #line: { close: () => void } | undefined;
  #cancelRetry = () => {};
  #failures = 0;
  #open = false;
  #heardAt = 0;
  #stopped = false;

  constructor(device: Device, uid: string, listener: Listener) {
    this.#device = device;
    this.#url = `${device.origin}/api/doorbell?user=${uid}`;
    this.#listener = listener;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether nothing was heard for so long that a sleep may have cut it without a word. */
  get isSilent(): boolean {
    return this.#device.elapsed() - this.#heardAt > SILENT_MS;
  }

  /** Opens it, or opens it anew: a connection that hung looks like one that is merely quiet. */
  open(): void {
    this.#hangUp();
    if (this.#stopped) return;
    this.#heardAt = this.#device.elapsed();
    this.#line = this.#device.openDoorbell(this.#url, {
      onOpen: () => {
        this.#open = true;
        this.#heardAt = this.#device.elapsed();
        this.#failures = 0;
        this.#listener.onOpen();
      },
      onRing: (data) => {
        this.#heardAt = this.#device.elapsed();
        this.#listener.onRing(collectionsIn(data));
      },
      onEnd: (reason) => this.#ended(reason),
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#hangUp();
  }

  #hangUp(): void {
    this.#cancelRetry();
    this.#open = false;
    this.#line?.close();
    this.#line = undefined;
  }

  #ended(reason: string | undefined): void {
    this.#hangUp();
    if (reason === 'signed-out') return this.#listener.onSignedOut();
    // Another tab has it now: coming back would take it from there.
    if (reason !== 'replaced') this.#retry();
  }

  #retry(): void {
    if (this.#stopped) return;
    this.#failures += 1;
    const wait = backOff(this.#failures, { inUse: this.#device.isInUse(), random: this.#device.random() });
    this.#cancelRetry = this.#device.after(wait, () => this.open());
  }
}

/** Where something happened; a ring that cannot be read means anything may have. */
function collectionsIn(data: string): readonly SyncCollection[] {
  try {
    const ring = z.safeParse(DoorbellRing, JSON.parse(data));
    return ring.success ? ring.data.collections : [];
  } catch {
    return [];
  }
}
