/** What a probe found: each thing the processor depends on, and whether all of it works. */
export type HealthState = { readonly status: 'ok' | 'failing'; readonly checks: Readonly<Record<string, Check>> };

/** One thing the processor depends on; `message` says what is wrong. */
export type Check = { readonly ok: boolean; readonly message?: string };

/** Whether the processor keeps up with what is placed. */
export type ReadyState = { readonly ready: boolean; readonly oldestAgeSeconds: number; readonly reason?: string };

/** All checks together. */
export function healthOf(checks: Readonly<Record<string, Check>>): HealthState {
  return { status: Object.values(checks).every(({ ok }) => ok) ? 'ok' : 'failing', checks };
}
