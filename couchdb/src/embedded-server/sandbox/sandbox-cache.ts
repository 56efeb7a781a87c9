import { createHash } from 'node:crypto';
import { DesignSandbox, type SandboxResult } from './design-sandbox.ts';

/**
 * Sandboxes by the content of their design document, so that a thousand databases with the same rules share one.
 * The least recently used is disposed of when there are more than `limit`.
 */
export class SandboxCache {
  private readonly sandboxes = new Map<string, DesignSandbox>();
  private readonly limit: number;

  constructor(limit = 32) {
    this.limit = limit;
  }

  /** A name for the content of a design document, whatever its id and revision. */
  static keyOf(design: Record<string, unknown>): string {
    const { _id, _rev, ...content } = design;
    return createHash('sha256').update(JSON.stringify(content)).digest('base64');
  }

  call(key: string, design: object, path: readonly string[], args: readonly unknown[]): SandboxResult {
    const sandbox = this.sandboxes.get(key) ?? new DesignSandbox(design);
    this.sandboxes.delete(key);
    this.sandboxes.set(key, sandbox);
    const result = sandbox.call(path, args);
    if (sandbox.isBroken) this.drop(key, sandbox);
    this.evict();
    return result;
  }

  dispose(): void {
    for (const [key, sandbox] of this.sandboxes) this.drop(key, sandbox);
  }

  private evict(): void {
    for (const [key, sandbox] of this.sandboxes) {
      if (this.sandboxes.size <= this.limit) return;
      this.drop(key, sandbox);
    }
  }

  private drop(key: string, sandbox: DesignSandbox): void {
    this.sandboxes.delete(key);
    sandbox.dispose();
  }
}
