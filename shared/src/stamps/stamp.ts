import * as z from 'zod/mini';

/**
 * A hybrid logical clock's reading, as text that compares raw: 12 hex digits of milliseconds, 4 hex digits of a counter
 * and the writer's device id. (Kulkarni et al., "Logical Physical Clocks", 2014.)
 */
export const Stamp = z.string().check(z.regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z-]{1,64}$/));
export type Stamp = string;

/** When each field of a document was last written, by field name. */
export const Stamps = z.record(z.string().check(z.minLength(1), z.maxLength(40)), Stamp);
export type Stamps = Readonly<Record<string, Stamp>>;

/**
 * A stamp later than the writer's own clock and than every stamp seen in the document, so that a wrong clock can never
 * lock a field. `now` is the writer's clock in milliseconds.
 */
export function nextStamp(seen: Iterable<Stamp>, { now, deviceId }: { now: number; deviceId: string }): Stamp {
  let time = Math.max(0, Math.floor(now));
  let counter = 0;
  for (const stamp of seen) {
    const [seenTime, seenCounter] = readStamp(stamp);
    if (seenTime > time || (seenTime === time && seenCounter >= counter)) {
      time = seenTime;
      counter = seenCounter + 1;
    }
  }
  if (counter > 0xffff) [time, counter] = [time + 1, 0];
  return `${time.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${deviceId}`;
}

/** The later of two stamps of one field; a field never written is earlier than any written one. */
export function laterStamp(a: Stamp | undefined, b: Stamp | undefined): 'a' | 'b' | 'same' {
  if (a === b) return 'same';
  return (a ?? '') > (b ?? '') ? 'a' : 'b';
}

function readStamp(stamp: Stamp): [time: number, counter: number] {
  return [Number.parseInt(stamp.slice(0, 12), 16), Number.parseInt(stamp.slice(13, 17), 16)];
}
