import { parseUserDatabase } from '@coffee-catalog/shared/databases/databases';
import { parseOrderKey } from '@coffee-catalog/shared/ids/order-key';
import { HealthWatch } from './health/health-watch.ts';
import { createMetrics, type Metrics } from './health/metrics.ts';
import type { HealthState, ReadyState } from './health/state.ts';
import { tellNews } from './notices/tell-news.ts';
import type { Telling } from './notices/tell-order.ts';
import { tellUnreceived } from './notices/tell-unreceived.ts';
import { followParked } from './parking/follow-parked.ts';
import { type Change, describeError } from './parking/parked-change.ts';
import { Parking } from './parking/parking.ts';
import type { Shop } from './sequence/shop.ts';
import type { Ask } from './server/ask.ts';
import { Backlog } from './watch/backlog.ts';
import { checkpointOf } from './watch/checkpoint.ts';
import { expireQuestions } from './watch/expire-questions.ts';
import { followChanges } from './watch/follow-changes.ts';
import { backOffMs, every, type Pace } from './watch/pace.ts';
import { publishBook, retryPublish } from './watch/publish-book.ts';
import { reconcileStock } from './watch/reconcile-stock.ts';
import { isInShard, type Shard } from './watch/shard.ts';
import { sweepUsers } from './watch/sweep-users.ts';
import { UserQueue } from './watch/user-queue.ts';
import { visitUser } from './watch/visit-user.ts';
import { watchUpdates } from './watch/watch-updates.ts';

const CONCURRENCY = 4;
const SWEEP_EVERY_MS = 60_000;
/** A short failure of the server parks what was under way: nobody waits for long once it is over (seed 473 of the simulation). */
const RETRY_PARKED_EVERY_MS = 60_000;
const RECONCILE_EVERY_MS = 600_000;
const EXPIRE_EVERY_MS = 60_000;
const SAVE_EVERY_MS = 5_000;
const PROBE_EVERY_MS = 5_000;
const LOOK_FOR_UNRECEIVED_EVERY_MS = 60_000;

/** What a processor runs on; nothing in it knows of a network, a clock or a process. */
export type ProcessorParts = {
  readonly shop: Omit<Shop, 'observe'>;
  /** Asks as the server admin: for hints about all databases, never for an order. */
  readonly askAsAdmin: Ask;
  readonly pace: Pace;
  readonly shard: Shard;
  readonly readyMaxAgeSeconds: number;
  /** How shoppers are told while the app is closed; without it nobody is. */
  readonly notices?: { readonly sender: Telling['sender']; readonly unreceivedAfterMs: number };
  /** Told when there is something new for a user to read in their processedorders. */
  readonly changed: (uid: string) => void;
};

/** A processor at work. */
export type Processor = {
  /** Somebody should look at what lies in this database; databases other than placedorders are ignored. */
  readonly ring: (database: string) => void;
  /** Resolves when all users that are known to have something placed were looked after. */
  readonly idle: () => Promise<void>;
  /** Looks at every user's placedorders at once. */
  readonly sweep: () => Promise<void>;
  readonly health: () => HealthState;
  readonly ready: () => ReadyState;
  readonly metrics: Metrics;
  /** Resolves when everything has come to a halt. `pace.signal` must be aborted before. */
  readonly stopped: () => Promise<void>;
};

/** Starts all three nets and the consumers; they run until `parts.pace.signal` is aborted. */
export function runProcessor(parts: ProcessorParts): Processor {
  const { askAsAdmin, pace, changed } = parts;
  const backlog = new Backlog(parts.shop.now);
  const metrics = createMetrics({
    queueLength: () => queue.size,
    parked: () => parking.size,
    backlog: () => backlog.size,
    oldestAgeSeconds: () => backlog.oldestAgeSeconds(),
  });
  const shop: Shop = { ...parts.shop, observe: (step, seconds) => metrics.steps.observe({ step }, seconds) };
  const health = new HealthWatch(shop.ask, (feed) => metrics.restarts.inc({ feed }));
  const parking = new Parking(shop);
  const isOurs = (uid: string) => isInShard(uid, parts.shard);
  const serverAnswers = () => health.probe();

  const ringUser = (uid: string) => {
    if (isOurs(uid)) queue.ring(uid);
  };
  const comeBack = (uid: string, attempt: number) => {
    void pace.sleep(backOffMs(attempt, pace.random)).then(() => ringUser(uid));
  };
  const settled = ({ status }: { status: string }) => metrics.outcomes.inc({ status });
  const queue = new UserQueue(
    visitUser({ shop, parking, backlog, settled, changed, comeBack, serverAnswers }),
    CONCURRENCY,
  );
  const sweep = () => sweepUsers(askAsAdmin, ringUser);

  const failed = (feed: string) => (error: unknown) => {
    // While a server is down every feed fails again and again: once is enough to read.
    const level = health.isOk(feed) || !health.isKnown(feed) ? 'warn' : 'debug';
    shop.log[level]({ feed, error: describeError(error) }, 'a feed stopped; it starts again');
    health.failed(feed, error);
  };
  /** Work that was told as failing is told as well again once it is done. */
  const recovering = (feed: string, work: () => Promise<unknown>) => async () => {
    await work();
    if (health.isKnown(feed)) health.ok(feed);
  };
  const regularly = (feed: string, ms: number, work: () => Promise<unknown>) =>
    every(ms, recovering(feed, work), failed(feed), pace);
  const expire = () => expireQuestions(shop, isOurs);
  const checkpoint = checkpointOf(shop.ask, 'orders', `publish-${parts.shard.index}-of-${parts.shard.of}`);
  const passed = (changes: number) => metrics.bookChanges.inc(changes);
  const publishing = { shop, parking, checkpoint, isOurs, serverAnswers, failed: failed('orders'), changed, passed };
  const retry = (change: Change) => retryChange(change, ringUser, (key) => retryPublish(publishing, key));
  const isOurChange = (change: Change) => {
    const uid = parseUserDatabase(change.database)?.uid ?? parseOrderKey(change.documentId)?.uid;
    return uid !== undefined && isOurs(uid);
  };

  const newsCheckpoint = checkpointOf(shop.ask, 'orders', `news-${parts.shard.index}-of-${parts.shard.of}`);
  const saveAll = () => Promise.all([checkpoint.save(), newsCheckpoint.save()]);
  const tell = ({ sender, unreceivedAfterMs }: NonNullable<ProcessorParts['notices']>) => {
    const telling = { ask: shop.ask, now: shop.now, log: shop.log, sender };
    const news = tellNews({ telling, checkpoint: newsCheckpoint, isOurs, failed: failed('news') });
    const queued = () => backlog.seenFor(Math.min(LOOK_FOR_UNRECEIVED_EVERY_MS, unreceivedAfterMs));
    const unreceived = () => tellUnreceived(telling, { afterMs: unreceivedAfterMs, isOurs, queued });
    return [
      followChanges(news, () => health.ok('news'), pace),
      regularly('news', LOOK_FOR_UNRECEIVED_EVERY_MS, unreceived),
    ];
  };

  const halted = Promise.all([
    ...(parts.notices === undefined ? [] : tell(parts.notices)),
    watchUpdates(
      { ask: askAsAdmin, sweep, ring: ringUser, started: () => health.ok('watch'), stopped: failed('watch') },
      pace,
    ),
    followChanges(publishBook(publishing, pace), () => health.ok('orders'), pace),
    followChanges(
      followParked({ shop, parking, isOurs: isOurChange, retry, failed: failed('parked') }),
      () => health.ok('parked'),
      pace,
    ),
    regularly('sweep', SWEEP_EVERY_MS, sweep),
    regularly('parked', RETRY_PARKED_EVERY_MS, async () => parking.releaseAll().forEach(retry)),
    regularly('stock', RECONCILE_EVERY_MS, () => reconcileStock(shop)),
    recovering('questions', expire)().catch(failed('questions')),
    regularly('questions', EXPIRE_EVERY_MS, expire),
    regularly('checkpoint', SAVE_EVERY_MS, () => saveAll()),
    regularly('probe', PROBE_EVERY_MS, () => health.probe()),
  ]);
  void health.probe();

  return {
    ring: (database) => {
      const parsed = parseUserDatabase(database);
      if (parsed?.collection === 'placedOrders') ringUser(parsed.uid);
    },
    idle: () => queue.idle(),
    sweep,
    health: () => health.state(),
    ready: () => readyState(health, backlog, parts.readyMaxAgeSeconds),
    metrics,
    stopped: async () => {
      await queue.close();
      await halted;
      // A checkpoint that cannot be saved now is only older than it could be.
      await saveAll().catch((error: unknown) => shop.log.warn({ err: error }, 'a checkpoint was not saved'));
    },
  };
}

/** Tries a parked change once more: a placed document by a visit to its user, an order of the book by publishing it. */
function retryChange(change: Change, ringUser: (uid: string) => void, publish: (key: string) => Promise<void>): void {
  const placed = parseUserDatabase(change.database);
  if (placed !== undefined) ringUser(placed.uid);
  else void publish(change.documentId);
}

function readyState(health: HealthWatch, backlog: Backlog, maxAgeSeconds: number): ReadyState {
  const oldestAgeSeconds = Math.round(backlog.oldestAgeSeconds());
  if (!health.isOk('watch')) return { ready: false, oldestAgeSeconds, reason: 'the watch is not running' };
  if (oldestAgeSeconds <= maxAgeSeconds) return { ready: true, oldestAgeSeconds };
  return { ready: false, oldestAgeSeconds, reason: `an order has waited longer than ${maxAgeSeconds} s` };
}
