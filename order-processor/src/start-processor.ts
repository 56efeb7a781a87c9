import { setMaxListeners } from 'node:events';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import type { Environment } from '@coffee-catalog/shared/environment/environment';
import type { Ring } from '@coffee-catalog/shared/ring/ring';
import { businessDayIn } from '@coffee-catalog/shared/time/business-day';
import type { Logger } from 'pino';
import { serveHealth } from './health/serve-health.ts';
import type { HealthState, ReadyState } from './health/state.ts';
import { runProcessor } from './run-processor.ts';
import { connectProcessor } from './server/connect-processor.ts';
import { sleepUntilStopped } from './watch/pace.ts';

/** How many orders one user may have open at a time, where nothing else is said. */
const OPEN_ORDER_LIMIT = 100;

export type ProcessorSettings = {
  readonly environment: Pick<
    Environment,
    | 'PROCESSOR_PORT'
    | 'PROCESSOR_HOST'
    | 'SHOP_TIME_ZONE'
    | 'SHOP_CURRENCY'
    | 'READY_MAX_AGE_S'
    | 'ANSWER_WITHIN_S'
    | 'SHARD'
    | 'PUBLIC_ORIGIN'
    | 'PUSH_ORIGINS'
    | 'UNRECEIVED_AFTER_S'
  >;
  /** The server's address with the server admin's credentials. */
  readonly couchUrl: string;
  /** The server's clock in milliseconds; the processor's own. */
  readonly now: () => number;
  readonly log: Logger;
  /** Rings when something was placed in this very process; the processor rings it for what it publishes. */
  readonly ring?: Ring;
  readonly openOrderLimit?: number;
};

export type RunningProcessor = {
  /** Where `/live`, `/health`, `/ready` and `/metrics` are served. */
  readonly url: string;
  readonly health: () => HealthState;
  readonly ready: () => ReadyState;
  /** Resolves when everybody who is known to have placed something was looked after. */
  readonly idle: () => Promise<void>;
  /** Ends the watch, finishes what is in hand, saves the checkpoints and closes the port. */
  readonly close: () => Promise<void>;
};

/**
 * Starts an order processor: the watch, the consumers and its HTTP service. Resolves when the port is open; the server may be down then, the processor
 * waits for it. Throws when the port cannot be had.
 */
export async function startProcessor(settings: ProcessorSettings): Promise<RunningProcessor> {
  const { environment, couchUrl, now, log, ring, openOrderLimit = OPEN_ORDER_LIMIT } = settings;
  const stop = new AbortController();
  // Every feed and every timer of the processor listens to it.
  setMaxListeners(0, stop.signal);
  const { ask, askAsAdmin, vapidKeys } = connectProcessor(couchUrl, now);
  const processor = runProcessor({
    shop: {
      ask,
      now,
      log,
      openOrderLimit,
      answerWithinMs: environment.ANSWER_WITHIN_S * 1000,
      currency: environment.SHOP_CURRENCY,
      businessDay: businessDayIn(environment.SHOP_TIME_ZONE),
    },
    askAsAdmin,
    pace: { sleep: sleepUntilStopped(stop.signal), random: Math.random, signal: stop.signal },
    shard: environment.SHARD,
    readyMaxAgeSeconds: environment.READY_MAX_AGE_S,
    notices: {
      sender: async () => ({
        keys: await vapidKeys(),
        contact: contactOf(environment.PUBLIC_ORIGIN),
        origins: environment.PUSH_ORIGINS,
        fetch,
      }),
      unreceivedAfterMs: environment.UNRECEIVED_AFTER_S * 1000,
    },
    changed: (uid) => ring?.ring(userDatabase('processedOrders', uid)),
  });
  const { health, ready, idle } = processor;
  const server = serveHealth({ health, ready, registry: processor.metrics.registry });
  const halt = async () => {
    stop.abort();
    await processor.stopped();
  };
  const url = await server
    .listen({ host: environment.PROCESSOR_HOST, port: environment.PROCESSOR_PORT })
    .catch(async (error: unknown) => {
      await halt();
      throw error;
    });
  const unlisten = ring?.listen(processor.ring);
  const close = async () => {
    unlisten?.();
    await halt();
    await server.close();
  };
  return { url, health, ready, idle, close };
}

/** Where push services can reach who runs this shop: its address, or a mail address there while it has no HTTPS. */
function contactOf(publicOrigin: string): string {
  const { protocol, origin, hostname } = new URL(publicOrigin);
  return protocol === 'https:' ? origin : `mailto:owner@${hostname}`;
}
