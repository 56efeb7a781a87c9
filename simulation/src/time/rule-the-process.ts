import crypto from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { VirtualTime } from './virtual-time.ts';
import { timersOf } from './virtual-timers.ts';

/**
 * Puts a virtual clock and seeded chance in the place of the process's own, everywhere: timers, `Date`, `performance.now`, `Math.random`, both
 * crypto modules and `AbortSignal.timeout`. So a library that takes the time or a random number by itself is ruled as well.
 * Returns what puts everything back. Only one world may rule a process at a time.
 */
export function ruleTheProcess(time: VirtualTime, random: SeededRandom): () => void {
  const undo: (() => void)[] = [];
  const replace = (target: object, members: object): void => {
    for (const [name, value] of Object.entries(members)) {
      const before = Object.getOwnPropertyDescriptor(target, name);
      Object.defineProperty(target, name, { value, configurable: true, writable: true });
      undo.push(() => {
        if (before === undefined) delete (target as Record<string, unknown>)[name];
        else Object.defineProperty(target, name, before);
      });
    }
  };
  const ruled = timersOf(time);
  replace(globalThis, { ...ruled, Date: virtualDate(time) });
  replace(timers, ruled);
  replace(timersPromises, { setTimeout: sleeper(time) });
  replace(performance, { now: () => time.now });
  replace(AbortSignal, { timeout: (ms: number) => timeoutSignal(time, ms), any: anySignal });
  replace(Math, { random: () => random.next() });
  replace(crypto, nodeChance(random));
  replace(globalThis.crypto, {
    getRandomValues: <T extends ArrayBufferView>(target: T) => random.fillBytes(target),
    randomUUID: () => randomUuid(random),
  });
  syncBuiltinESMExports();
  return () => {
    for (const putBack of undo.reverse()) putBack();
    syncBuiltinESMExports();
  };
}

function virtualDate(time: VirtualTime): DateConstructor {
  const RealDate = Date;
  return new Proxy(RealDate, {
    construct: (target, args: [], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [time.now] : args, newTarget),
    apply: (target) => new target(time.now).toString(),
    get: (target, name, receiver) => (name === 'now' ? () => time.now : Reflect.get(target, name, receiver)),
  });
}

/** As `setTimeout` of `node:timers/promises`. */
function sleeper(time: VirtualTime) {
  return <T>(ms: number, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => reject(signal?.reason as Error);
      if (signal?.aborted) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      time.after(ms, () => {
        signal?.removeEventListener('abort', giveUp);
        resolve(value);
      });
    });
}

/** As `AbortSignal.any`, which in Node holds its sources by weak references: what the garbage collector takes differs from run to run. */
function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  const any = new AbortController();
  setMaxListeners(0, any.signal, ...signals);
  for (const signal of signals) {
    if (signal.aborted) any.abort(signal.reason);
    else signal.addEventListener('abort', () => any.abort(signal.reason), { once: true });
  }
  return any.signal;
}

function timeoutSignal(time: VirtualTime, ms: number): AbortSignal {
  const controller = new AbortController();
  time.after(ms, () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')));
  return controller.signal;
}

function nodeChance(random: SeededRandom): object {
  return {
    randomBytes: (size: number, callback?: (error: null, bytes: Buffer) => void) => {
      const bytes = random.fillBytes(Buffer.alloc(size));
      if (callback === undefined) return bytes;
      return queueMicrotask(() => callback(null, bytes));
    },
    randomFillSync: <T extends ArrayBufferView>(target: T) => random.fillBytes(target),
    randomInt: (from: number, to?: number) =>
      to === undefined ? random.integer(0, from - 1) : random.integer(from, to - 1),
    randomUUID: () => randomUuid(random),
  };
}

/** A UUID v4 (RFC 9562). */
function randomUuid(random: SeededRandom): string {
  const bytes = random.fillBytes(Buffer.alloc(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
