import type { Readable } from './store.ts';

/** The value of an inner readable that itself may be exchanged: who listens follows the exchange. */
export function switchStore<A, T>(outer: Readable<A>, pick: (value: A) => Readable<T>): Readable<T> {
  return {
    get: () => pick(outer.get()).get(),
    subscribe(listener) {
      let stopInner = pick(outer.get()).subscribe(listener);
      const stopOuter = outer.subscribe(() => {
        stopInner();
        stopInner = pick(outer.get()).subscribe(listener);
        listener();
      });
      return () => {
        stopOuter();
        stopInner();
      };
    },
  };
}
