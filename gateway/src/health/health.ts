import { setInterval } from 'node:timers';
import type { AskCouch } from '../couch/ask-couch.ts';

/** One thing the shop depends on. `since` is the gateway's clock at the last change between good and bad. */
export type Check = { readonly status: 'ok' | 'failing'; readonly since?: string; readonly reason?: string };

/** What `/health` says: `ok` when every check is. */
export type HealthState = { readonly status: 'ok' | 'failing'; readonly checks: Readonly<Record<string, Check>> };

/** Further checks that run in the same process, such as the order processor's. */
export type OtherChecks = () => Readonly<Record<string, Check>>;

/** The state of the gateway and of what it depends on, from the last probe: asking costs nothing. */
export type Health = { readonly state: () => HealthState; readonly stop: () => void };

const PROBE_EVERY_MS = 2_000;
/** A probe older than this says nothing any more. */
const STALE_AFTER_MS = 15_000;
/** A feed that breaks is followed again within moments; only one that stays broken is worth an alarm. */
const UNTOLD_AFTER_MS = 10_000;

/** Begins to probe the database. `isTold` says whether the feed of all databases is followed just now; `now` is the gateway's clock. */
export async function openHealth({
  ask,
  isTold,
  now,
  others = () => ({}),
}: {
  ask: AskCouch;
  isTold: () => boolean;
  now: () => number;
  others?: OtherChecks | undefined;
}): Promise<Health> {
  let couch: Check = { status: 'failing', reason: 'not probed yet' };
  let probedAt = 0;
  let toldAt = now();
  const probe = async () => {
    const reason = await probeCouch(ask);
    const status = reason === undefined ? 'ok' : 'failing';
    const since = status === couch.status && couch.since ? couch.since : new Date(now()).toISOString();
    couch = { status, since, ...(reason === undefined ? {} : { reason }) };
    probedAt = now();
    if (isTold()) toldAt = now();
  };
  await probe();
  const timer = setInterval(() => void probe(), PROBE_EVERY_MS).unref();
  return {
    state: () => {
      const stale = now() - probedAt > STALE_AFTER_MS;
      const checks: Record<string, Check> = {
        couchdb: stale ? { status: 'failing', reason: 'the last probe is too old' } : couch,
        doorbell:
          now() - toldAt < UNTOLD_AFTER_MS
            ? { status: 'ok' }
            : { status: 'failing', reason: 'changes in the database are not told' },
        ...others(),
      };
      const ok = Object.values(checks).every(({ status }) => status === 'ok');
      return { status: ok ? 'ok' : 'failing', checks };
    },
    stop: () => clearInterval(timer),
  };
}

/** Whether the database answers, and lets the gateway read what it lives on. `undefined`: it does. */
async function probeCouch(ask: AskCouch): Promise<string | undefined> {
  try {
    const { status, body } = await ask({
      as: 'admin',
      method: 'GET',
      path: '/accounts',
      signal: AbortSignal.timeout(PROBE_EVERY_MS),
    });
    await body.dump();
    return status === 200 ? undefined : `the database answers ${status}`;
  } catch {
    return 'the database does not answer';
  }
}
