import type { Readable } from './store.ts';

/** What a readable holds. */
type ValueOf<R> = R extends Readable<infer T> ? T : never;
type ValuesOf<Inputs> = { [I in keyof Inputs]: ValueOf<Inputs[I]> };

/** A value made of others, made anew only after one of them has changed and somebody asks. */
export function derive<const Inputs extends readonly Readable<unknown>[], T>(
  inputs: Inputs,
  make: (...values: ValuesOf<Inputs>) => T,
): Readable<T> {
  let last: { values: unknown[]; made: T } | undefined;
  return {
    get() {
      const values = inputs.map((input) => input.get());
      if (last === undefined || values.some((value, i) => !Object.is(value, last?.values[i]))) {
        last = { values, made: make(...(values as ValuesOf<Inputs>)) };
      }
      return last.made;
    },
    subscribe(listener) {
      const stops = inputs.map((input) => input.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
