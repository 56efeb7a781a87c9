import { createHook } from 'node:async_hooks';

/** What code waits for without the operating system, the process's real timers or another thread: these come in an order that depends on nothing else. */
const INSIDE = new Set(['PROMISE', 'TickObject', 'Immediate', 'Microtask']);
/** Node's name for what can end by itself in real time. Other resources only carry a context (`AsyncResource` of a library). */
const OUTSIDE = /^(?:[A-Z]{3,}[A-Z0-9]*|Timeout)$/;

/**
 * Notes whatever begins to wait for the real world from now on: files, threads, sockets, real timers. A simulated run must not, since when that ends
 * is different each time. Watching slows everything down. The answer stops it and gives each kind of wait with where it began.
 */
export function watchOutsideWaits(): () => string[] {
  const waits = new Set<string>();
  const hook = createHook({
    init(_id, type) {
      if (INSIDE.has(type) || !OUTSIDE.test(type)) return;
      const places = (new Error().stack ?? '').split('\n').slice(2);
      waits.add(`${type} ${(places.find((place) => !place.includes('node:')) ?? places.at(-1) ?? '').trim()}`);
    },
  }).enable();
  return () => {
    hook.disable();
    return [...waits];
  };
}
