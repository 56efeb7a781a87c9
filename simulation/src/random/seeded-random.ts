/**
 * A repeatable source of chance: the same seed gives the same numbers, on every machine. (sfc32 by Chris Doty-Humphrey, as in PractRand;
 * seeded by MurmurHash3's finaliser over the text of the seed.)
 */
export class SeededRandom {
  private readonly name: string;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    this.name = seed;
    this.a = hashText(seed, 0x9e3779b9);
    this.b = hashText(seed, 0x243f6a88);
    this.c = hashText(seed, 0xb7e15162);
    for (let round = 0; round < 12; round += 1) this.next32();
  }

  /** A source of its own for one purpose: what is drawn from it changes nothing that is drawn elsewhere. */
  fork(purpose: string): SeededRandom {
    return new SeededRandom(`${this.name}/${purpose}`);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  next(): number {
    return this.next32() / 0x1_0000_0000;
  }

  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Whether something happens that happens with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)] as T;
  }

  /** One of some values by their weights. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries<number>(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value as T;
    }
    return entries[0]?.[0] as T;
  }

  /** Fills an array with bytes and returns it. */
  fillBytes<T extends ArrayBufferView>(target: T): T {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = this.next32() & 0xff;
    return target;
  }

  private next32(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}

function hashText(text: string, start: number): number {
  let hash = start | 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
