/** A value that tells when it changes. `get` returns the same object until then, as React's `useSyncExternalStore` demands. */
export type Readable<T> = { get: () => T; subscribe: (listener: () => void) => () => void };

/** A value that can be set. Setting what it holds already tells nobody. */
export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get = (): T => this.#value;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    // A copy: a listener may stop listening while it is told.
    for (const listener of Array.from(this.#listeners)) listener();
  }
}
