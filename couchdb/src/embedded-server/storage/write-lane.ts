/** Runs one task after another: the write lock of one database. */
export class WriteLane {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Tasks that run or wait. */
  get length(): number {
    return this.waiting;
  }

  run<T>(task: () => Promise<T>): Promise<T> {
    this.waiting++;
    const result = this.last.then(task).finally(() => this.waiting--);
    this.last = result.catch(() => undefined);
    return result;
  }
}
