import type { SandboxResult } from './design-sandbox.ts';
import { SandboxCache } from './sandbox-cache.ts';

/** A design document, ready to have its functions called. */
export interface DesignFunctions {
  readonly design: Record<string, unknown>;
  readonly call: (path: readonly string[], args: readonly unknown[]) => SandboxResult;
}

export function designFunctions(cache: SandboxCache, design: Record<string, unknown>): DesignFunctions {
  const key = SandboxCache.keyOf(design);
  return { design, call: (path, args) => cache.call(key, design, path, args) };
}
