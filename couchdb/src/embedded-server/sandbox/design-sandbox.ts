import { getQuickJS, type QuickJSContext, type QuickJSRuntime, type QuickJSWASMModule } from 'quickjs-emscripten';
import { prelude } from './prelude.ts';

/**
 * The processor time one call may take; the whole server waits for it. Not time on the clock: on a busy machine, or one that was asleep,
 * an innocent write would be refused for what others did. CouchDB allows 5 s on the clock (`os_process_timeout`).
 */
const processorTimeLimitMs = 1000;
const memoryLimitBytes = 48 * 1024 * 1024;

let quickjs: QuickJSWASMModule | undefined;

/** Loads QuickJS. To be awaited once, before the first sandbox. */
export async function loadSandbox(): Promise<void> {
  quickjs ??= await getQuickJS();
}

export type SandboxResult =
  | { readonly kind: 'returned'; readonly value: unknown; readonly emitted: readonly [key: unknown, value: unknown][] }
  /** The function threw a value that is not an Error, as `throw({forbidden: '…'})` does. */
  | { readonly kind: 'threw'; readonly value: unknown }
  /** An Error, a time-out, too much memory, or a function that does not compile. */
  | { readonly kind: 'failed'; readonly error: string; readonly reason: string };

/** The functions of one design document in a QuickJS runtime of their own. They see JSON and nothing else. */
export class DesignSandbox {
  private readonly runtime: QuickJSRuntime;
  private readonly context: QuickJSContext;
  private startedAt = process.cpuUsage();
  private timedOut = false;
  private broken = false;

  constructor(design: object) {
    if (!quickjs) throw new Error('loadSandbox() was not awaited');
    this.runtime = quickjs.newRuntime();
    this.runtime.setMemoryLimit(memoryLimitBytes);
    this.runtime.setMaxStackSize(512 * 1024);
    this.runtime.setInterruptHandler(() => (this.timedOut ||= this.processorTimeMs() > processorTimeLimitMs));
    this.context = this.runtime.newContext();
    this.startClock();
    this.context.unwrapResult(this.context.evalCode(prelude)).dispose();
    this.callGlobal('__load', JSON.stringify(design));
  }

  /** A sandbox that ran out of time or memory is in no state to be used again. */
  get isBroken(): boolean {
    return this.broken;
  }

  /** Calls the function whose source is at `path` in the design document. Never throws. */
  call(path: readonly string[], args: readonly unknown[]): SandboxResult {
    this.startClock();
    let json: string;
    try {
      json = this.callGlobal('__call', JSON.stringify(path), JSON.stringify(args));
    } catch (error) {
      this.broken = true;
      const reason = this.timedOut ? 'OS process timed out.' : (error as Error).message;
      return { kind: 'failed', error: 'os_process_error', reason };
    }
    return readResult(JSON.parse(json) as CallAnswer);
  }

  dispose(): void {
    this.context.dispose();
    this.runtime.dispose();
  }

  private startClock(): void {
    this.startedAt = process.cpuUsage();
    this.timedOut = false;
  }

  /** Since the call began, of this process; the sandbox has its only busy thread. */
  private processorTimeMs(): number {
    const { user, system } = process.cpuUsage(this.startedAt);
    return (user + system) / 1000;
  }

  private callGlobal(name: string, ...args: string[]): string {
    const { context } = this;
    const handles = args.map((arg) => context.newString(arg));
    const fn = context.getProp(context.global, name);
    try {
      const result = context.callFunction(fn, context.undefined, ...handles);
      if (result.error) {
        const error = context.dump(result.error) as { message?: string } | undefined;
        result.error.dispose();
        throw new Error(error?.message ?? 'the sandbox failed');
      }
      const text = context.getString(result.value);
      result.value.dispose();
      return text;
    } finally {
      fn.dispose();
      for (const handle of handles) handle.dispose();
    }
  }
}

type CallAnswer =
  | { value: unknown; emitted: [unknown, unknown][] }
  | { failed: { name: string; message: string } | { thrown: unknown } };

function readResult(answer: CallAnswer): SandboxResult {
  if (!('failed' in answer)) return { kind: 'returned', value: answer.value, emitted: answer.emitted };
  if ('name' in answer.failed) return { kind: 'failed', error: answer.failed.name, reason: answer.failed.message };
  const { thrown } = answer.failed;
  if (isCompilationError(thrown)) return { kind: 'failed', error: thrown.error, reason: thrown.reason };
  return { kind: 'threw', value: thrown };
}

function isCompilationError(value: unknown): value is { error: string; reason: string } {
  const error = (value as { error?: unknown } | null)?.error;
  return error === 'compilation_error' || error === 'invalid_require_path';
}
