/** A limited number of places for each of many visitors: for requests that wait. */
export type Places = {
  /** Takes a place for `key`; `undefined` when all are taken. The returned function gives it back, once. */
  take(key: string): (() => void) | undefined;
};

/** Begins with all places free. */
export function openPlaces(perKey: number): Places {
  const taken = new Map<string, number>();
  return {
    take: (key) => {
      const count = taken.get(key) ?? 0;
      if (count >= perKey) return undefined;
      taken.set(key, count + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        const left = (taken.get(key) ?? 1) - 1;
        if (left === 0) taken.delete(key);
        else taken.set(key, left);
      };
    },
  };
}
