/** Looks at a user's placed orders from document `from` on; resolves to where to go on, or `undefined` when all were looked at. */
export type VisitUser = (uid: string, from: string | undefined) => Promise<string | undefined>;

type Entry = { from: string | undefined; running: boolean; rungAgain: boolean };

/**
 * The users somebody should look after, each at most once in the line and never in two hands. A ring while a user is being visited means
 * another visit afterwards, so that what came in between is not missed. Users with much to do go back to the end after each page.
 */
export class UserQueue {
  private readonly entries = new Map<string, Entry>();
  private readonly waiting: string[] = [];
  private running = 0;
  private closed = false;
  private idleWaiters: (() => void)[] = [];
  private readonly visit: VisitUser;
  private readonly concurrency: number;

  /** `visit` must not throw: it knows what to do about its failures. */
  constructor(visit: VisitUser, concurrency: number) {
    this.visit = visit;
    this.concurrency = concurrency;
  }

  /** How many users wait or are being visited. */
  get size(): number {
    return this.entries.size;
  }

  /** Somebody should look at this user's placed orders. */
  ring(uid: string): void {
    if (this.closed) return;
    const entry = this.entries.get(uid);
    if (entry?.running) entry.rungAgain = true;
    else if (entry !== undefined) entry.from = undefined;
    else this.line(uid, undefined);
  }

  /** Resolves when nobody waits and nobody is being visited. */
  async idle(): Promise<void> {
    if (this.entries.size === 0) return;
    await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
  }

  /** Takes no more rings; resolves when the visits under way have ended. */
  async close(): Promise<void> {
    this.closed = true;
    for (const uid of this.waiting.splice(0)) this.entries.delete(uid);
    this.tellIdle();
    await this.idle();
  }

  private line(uid: string, from: string | undefined): void {
    this.entries.set(uid, { from, running: false, rungAgain: false });
    this.waiting.push(uid);
    this.start();
  }

  private start(): void {
    while (this.running < this.concurrency) {
      const uid = this.waiting.shift();
      const entry = uid === undefined ? undefined : this.entries.get(uid);
      if (uid === undefined || entry === undefined) return;
      this.running += 1;
      entry.running = true;
      void this.visit(uid, entry.from).then(
        (next) => this.ended(uid, entry, next),
        () => this.ended(uid, entry, undefined),
      );
    }
  }

  private ended(uid: string, { rungAgain }: Entry, next: string | undefined): void {
    this.running -= 1;
    this.entries.delete(uid);
    if (!this.closed && (rungAgain || next !== undefined)) this.line(uid, rungAgain ? undefined : next);
    this.start();
    this.tellIdle();
  }

  private tellIdle(): void {
    if (this.entries.size > 0) return;
    for (const resolve of this.idleWaiters.splice(0)) resolve();
  }
}
