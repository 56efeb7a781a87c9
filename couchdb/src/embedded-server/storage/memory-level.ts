import type { Level, LevelRange } from './level.ts';

/** Beyond the surrogates UTF-16, JavaScript's order, is no longer the order of code points, LevelDB's. */
const beyondSurrogates = /[\ue000-\uffff]/;

/** Before: negative; the same: 0. In the order of the UTF-8 bytes. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left === right) continue;
    const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
    if (isSurrogate(left) !== isSurrogate(right) && left >= 0xd800 && right >= 0xd800)
      return isSurrogate(left) ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

/** Keys in order. */
class SortedKeys {
  private readonly keys: string[] = [];
  private isPlain = true;

  /** The position of the first key that is not before `key`. */
  position(key: string): number {
    const isBefore = this.isPlain && !beyondSurrogates.test(key) ? plainly : carefully;
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.keys[middle] as string, key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(key: string): void {
    if (this.isPlain && beyondSurrogates.test(key)) this.isPlain = false;
    this.keys.splice(this.position(key), 0, key);
  }

  delete(key: string): void {
    this.keys.splice(this.position(key), 1);
  }

  slice(from: number, to: number): string[] {
    return this.keys.slice(from, Math.max(from, to));
  }

  /** The first position of a range and the one after its last. */
  bounds({ gt, gte, lt, lte }: LevelRange): [from: number, to: number] {
    const from = gt !== undefined ? this.position(`${gt}\0`) : gte !== undefined ? this.position(gte) : 0;
    const to = lt !== undefined ? this.position(lt) : lte !== undefined ? this.position(`${lte}\0`) : this.keys.length;
    return [from, to];
  }
}

const plainly = (a: string, b: string): boolean => a < b;
const carefully = (a: string, b: string): boolean => byCodePoint(a, b) < 0;

/** Rows that an iterator takes at once. */
const pageSize = 100;

/** A store that forgets everything when the process ends: for tests and simulations. */
export function memoryLevel(): Level {
  const keys = new SortedKeys();
  const values = new Map<string, string | Buffer>();

  /** The next rows of a range, the last first if it is read backwards. */
  const page = (range: LevelRange, size: number): string[] => {
    const [from, to] = keys.bounds(range);
    if (range.reverse) return keys.slice(Math.max(from, to - size), to).reverse();
    return keys.slice(from, Math.min(to, from + size));
  };
  const remove = (key: string): void => {
    if (values.delete(key)) keys.delete(key);
  };

  return {
    get(key, { asBuffer }, callback) {
      const value = values.get(key);
      if (value === undefined) return void setImmediate(callback, new Error('NotFound'));
      setImmediate(callback, null, asBuffer ? Buffer.from(value as string) : String(value));
    },
    batch(operations, _options, callback) {
      for (const operation of operations) {
        if (operation.type === 'del') remove(operation.key);
        else {
          if (!values.has(operation.key)) keys.add(operation.key);
          values.set(operation.key, operation.value);
        }
      }
      setImmediate(callback, null);
    },
    iterator(range) {
      let rest = range;
      let left = range.limit !== undefined && range.limit >= 0 ? range.limit : Number.POSITIVE_INFINITY;
      let rows: string[] = [];
      const nextKey = (): string | undefined => {
        if (left <= 0) return undefined;
        if (rows.length === 0) rows = page(rest, Math.min(pageSize, left)).reverse();
        const key = rows.pop();
        if (key === undefined) return undefined;
        left--;
        rest = range.reverse ? { ...range, lte: undefined, lt: key } : { ...range, gte: undefined, gt: key };
        return key;
      };
      return {
        next(callback) {
          const key = nextKey();
          if (key === undefined) return void setImmediate(callback, null);
          const value = values.get(key) ?? '';
          setImmediate(callback, null, key, range.valueAsBuffer ? Buffer.from(value as string) : String(value));
        },
        end: (callback) => void setImmediate(callback, null),
      };
    },
    clear(range, callback) {
      const [from, to] = keys.bounds(range);
      for (const key of keys.slice(from, to)) remove(key);
      setImmediate(callback, null);
    },
    close: (callback) => void setImmediate(callback, null),
  };
}
