import type { Device } from '../device/device.ts';
import { type Readable, Store } from '../store/store.ts';

/** How far a device's clock may be off before anybody is told. A minute is common and harms nothing. Milliseconds. */
const TOLERATED_MS = 120_000;
/** A `Date` header tells whole seconds. */
const RESOLUTION_MS = 1_000;

/**
 * How far this device's clock is off the shop's, from the `Date` of its answers (RFC 9110, 6.6.1). Nothing is decided by it: orders are sorted by
 * the shop's clock and edits by hybrid ones. It is there to be told, for the one thing that is meant by a wall clock, a time to come for an order, and to see
 * over a restart of the app that the clock was set.
 */
export class ShopClock {
  /** By how many milliseconds this device's clock is ahead of the shop's (behind: negative); 0 while it is right or nothing is known. */
  readonly aheadMs: Readable<number>;
  readonly #aheadMs = new Store(0);

  constructor() {
    this.aheadMs = this.#aheadMs;
  }

  /** The device, with every answer it gets listened to, and what is known of its clock. */
  listeningTo(device: Device): Device {
    const heard: Pick<Device, 'fetch' | 'aheadMs'> = {
      aheadMs: () => this.#aheadMs.get(),
      fetch: async (url, init) => {
        const asked = device.elapsed();
        const answer = await device.fetch(url, init);
        this.hear(answer.headers.get('date'), { now: device.now(), tookMs: device.elapsed() - asked });
        return answer;
      },
    };
    return Object.assign(Object.create(device) as Device, heard);
  }

  /** `date`: as the header says it; `now`: this device's clock when the answer came; `tookMs`: how long the answer was under way at most. */
  hear(date: string | null, { now, tookMs }: { now: number; tookMs: number }): void {
    const shopTime = Date.parse(date ?? '');
    if (Number.isNaN(shopTime)) return;
    const ahead = now - shopTime;
    const isRight = Math.abs(ahead) <= TOLERATED_MS + tookMs + RESOLUTION_MS;
    // Whole minutes: two answers of one clock must not look like two clocks.
    this.#aheadMs.set(isRight ? 0 : Math.round(ahead / 60_000) * 60_000);
  }
}
