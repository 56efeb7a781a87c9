import type { Device, LockOptions } from '@coffee-catalog/client/data/device/device';
import type { Life } from '../life/life.ts';

type Task = Parameters<Device['holdLock']>[2];
type Claim = {
  readonly life: Life;
  readonly task: Task;
  readonly lost: AbortController;
  readonly end: () => void;
  over: boolean;
};

/** The locks of one browser (Web Locks): each name has one holder, the others stand in line. A holder that dies lets go. */
export class Locks {
  private readonly lines = new Map<string, Claim[]>();

  /** Stands in line for a lock, or takes it, and runs the task while holding it. Resolves when that is over, however it ends. */
  hold(life: Life, name: string, { signal, steal }: LockOptions, task: Task): Promise<void> {
    return new Promise((resolve) => {
      const claim: Claim = { life, task, lost: new AbortController(), end: life.while(resolve), over: false };
      const line = this.lines.get(name) ?? [];
      this.lines.set(name, line);
      life.ended.addEventListener('abort', () => this.leave(name, claim), { once: true });
      if (steal === true) {
        const holder = line.shift();
        line.unshift(claim);
        holder?.lost.abort();
        holder?.end();
        this.begin(name, claim);
        return;
      }
      if (signal.aborted) return resolve();
      line.push(claim);
      signal.addEventListener('abort', () => line[0] !== claim && this.leave(name, claim), { once: true });
      if (line[0] === claim) this.begin(name, claim);
    });
  }

  private begin(name: string, claim: Claim): void {
    // As in a browser, the task never runs before `request` has returned.
    const left = (): void => this.leave(name, claim);
    queueMicrotask(() => void claim.life.wait(claim.task(claim.lost.signal)).then(left, left));
  }

  private leave(name: string, claim: Claim): void {
    if (claim.over) return;
    claim.over = true;
    const line = this.lines.get(name) ?? [];
    const at = line.indexOf(claim);
    if (at >= 0) line.splice(at, 1);
    claim.end();
    const next = line[0];
    if (at === 0 && next !== undefined) this.begin(name, next);
  }
}
