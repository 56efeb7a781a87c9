import { describeError } from '../parking/parked-change.ts';
import type { Ask } from '../server/ask.ts';
import { type Check, type HealthState, healthOf } from './state.ts';

const PROBE_TIMEOUT_MS = 3_000;

/**
 * What is known of the things the processor depends on: the feeds say when they fail and go on again, the server is probed. Asking for the state costs nothing.
 */
export class HealthWatch {
  private readonly checks = new Map<string, Check>();
  private readonly ask: Ask;
  private readonly restarted: (feed: string) => void;

  /** `ask` is the processor's own principal; `restarted` counts the failures of a feed. */
  constructor(ask: Ask, restarted: (feed: string) => void) {
    this.ask = ask;
    this.restarted = restarted;
    this.checks.set('couchdb', { ok: false, message: 'not asked yet' });
  }

  state(): HealthState {
    const watch = { ok: false, message: 'the first look at everybody is under way' };
    return healthOf({ watch, ...Object.fromEntries(this.checks) });
  }

  isOk(name: string): boolean {
    return this.checks.get(name)?.ok === true;
  }

  /** Whether anything was said about it yet. */
  isKnown(name: string): boolean {
    return this.checks.has(name);
  }

  ok(feed: string): void {
    this.checks.set(feed, { ok: true });
  }

  failed(feed: string, error: unknown): void {
    this.restarted(feed);
    this.checks.set(feed, { ok: false, message: describeError(error) });
  }

  /** Asks the server for the store's book, which the processor cannot work without. */
  async probe(): Promise<boolean> {
    try {
      await this.ask({ method: 'GET', path: 'orders', timeoutMs: PROBE_TIMEOUT_MS });
      this.checks.set('couchdb', { ok: true });
      return true;
    } catch (error) {
      this.checks.set('couchdb', { ok: false, message: describeError(error) });
      return false;
    }
  }
}
