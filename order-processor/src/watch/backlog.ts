/**
 * The placed orders this processor has seen and not settled yet, with the time at which it saw them first: how old the oldest is tells
 * whether the shop keeps up. Ages are this process's own clock; a device's clock says nothing about the shop.
 */
export class Backlog {
  private readonly seenAt = new Map<string, number>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** An order lies in the queue. */
  seen(key: string): void {
    if (!this.seenAt.has(key)) this.seenAt.set(key, this.now());
  }

  /** An order is received, refused or parked. */
  settled(key: string): void {
    this.seenAt.delete(key);
  }

  /** Of this user's orders only these lie in the queue: the others were brought through by somebody else. */
  remaining(uid: string, keys: ReadonlySet<string>): void {
    for (const key of this.seenAt.keys()) if (key.startsWith(`${uid}:`) && !keys.has(key)) this.seenAt.delete(key);
  }

  /** Those that were seen at least so many milliseconds ago, and when. */
  seenFor(ms: number): { key: string; since: number }[] {
    const until = this.now() - ms;
    return [...this.seenAt].flatMap(([key, since]) => (since <= until ? [{ key, since }] : []));
  }

  get size(): number {
    return this.seenAt.size;
  }

  /** The age of the oldest in seconds; 0 when there is none. */
  oldestAgeSeconds(): number {
    // Insertion order is the order of first sight.
    const [oldest] = this.seenAt.values();
    return oldest === undefined ? 0 : Math.max(0, (this.now() - oldest) / 1000);
  }
}
