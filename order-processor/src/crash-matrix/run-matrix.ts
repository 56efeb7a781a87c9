import type { KillableServer } from '@coffee-catalog/couchdb/server-process/killable-server';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import type { BookOrder } from '@coffee-catalog/shared/orders/book-order';
import { reservedFor } from '@coffee-catalog/shared/stock/reserve-stock';
import type { TestShop } from '../testing/test-shop.ts';
import { KillProxy, type Moment } from './kill-proxy.ts';
import { ProcessorProcess } from './processor-process.ts';
import { newSetting, type Scenario, type Setting } from './scenarios.ts';

/** What a matrix runs on. */
export type Matrix = {
  readonly shop: TestShop;
  /** The server's address without and the server admin's `name:password`. */
  readonly url: string;
  readonly credentials: string;
  /** The processor's built entry point. */
  readonly program: string;
  /** Who is killed at each moment: the processor, or the server given, while the processor lives on. */
  readonly victim: 'processor' | KillableServer;
  /** Told of each moment that was survived. */
  readonly survived: (scenario: string, moment: Moment) => void;
};

/** How long a processor may take to bring an order through, on the slowest machine. */
const PATIENCE_MS = 60_000;
/** No scenario has this many moments: a processor that goes on finding new ones repeats its writes. */
const MOST_MOMENTS = 30;

/**
 * Runs a scenario again and again, each time with a new order: first without a kill, then with the victim killed (`kill -9`) at each moment behind a write
 * that any run has shown, until all of them have been survived. After each kill the victim is started again, and the order must have come through
 * exactly once. Resolves to the moments survived; throws with the story of the first run that went wrong.
 */
export async function runMatrix(matrix: Matrix, scenario: Scenario): Promise<Moment[]> {
  const proxy = new KillProxy(matrix.url);
  const proxyUrl = (await proxy.listen()).replace('//', `//${matrix.credentials}@`);
  const moments = new Map<string, Moment>();
  const survived = new Map<string, Moment>();
  const numbers = new Set<string>();
  try {
    for (let killAt: Moment | undefined; ; ) {
      const setting = await newSetting(matrix.shop);
      await scenario.prepare(setting);
      const seen = await runOnce({ matrix, proxy, proxyUrl, scenario, setting, killAt });
      await checkNumber(setting, numbers);
      if (killAt !== undefined) {
        survived.set(nameOf(killAt), killAt);
        matrix.survived(scenario.name, killAt);
      }
      for (const moment of seen) moments.set(nameOf(moment), moment);
      if (moments.size > MOST_MOMENTS) throw new Error(`${scenario.name}: more than ${MOST_MOMENTS} moments`);
      killAt = [...moments.values()].find((moment) => !survived.has(nameOf(moment)));
      if (killAt === undefined) return [...survived.values()];
    }
  } finally {
    await proxy.close();
  }
}

/** A moment in words. */
export function nameOf({ write, nth }: Moment): string {
  return nth === 1 ? write : `${write} (${nth})`;
}

/** What a kill left of the order in the book. */
type Left = BookOrder | undefined;

type Run = {
  readonly matrix: Matrix;
  readonly proxy: KillProxy;
  readonly proxyUrl: string;
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly killAt: Moment | undefined;
};

/** One run: killed at the moment given, started again, checked. Resolves to the moments that were seen in it. */
async function runOnce(run: Run): Promise<Moment[]> {
  const { matrix, proxy, scenario, setting, killAt } = run;
  const { victim } = matrix;
  const before = victim === 'processor' ? await killProcessor(run) : await killServer(run, victim);
  if (proxy.problem !== undefined) throw proxy.problem;
  try {
    await check(setting, scenario, before);
  } catch (cause) {
    const where = killAt === undefined ? 'not killed' : `killed after: ${nameOf(killAt)}`;
    throw new Error(`${scenario.name}, ${where}`, { cause });
  }
  return proxy.writes;
}

/** Lets a processor be killed and another go on. Resolves to the order as the first one left it. */
async function killProcessor(run: Run): Promise<Left> {
  const { matrix, proxy, proxyUrl, setting, killAt } = run;
  const first = new ProcessorProcess(matrix.program, proxyUrl);
  proxy.arm(killAt, () => first.kill());
  await settledOrDead(run, first);
  await first.end();
  const before = await bookedIn(setting);
  if (proxy.killed) {
    proxy.goOn();
    const second = new ProcessorProcess(matrix.program, proxyUrl);
    await settledOrDead(run, second);
    await second.end();
  }
  return before;
}

/** Lets the server be killed and started again under a processor. Resolves to the order as it was when the server was back. */
async function killServer(run: Run, server: KillableServer): Promise<Left> {
  const { matrix, proxy, proxyUrl, setting, killAt } = run;
  const restart = async (): Promise<Left> => {
    await server.kill();
    await server.startAgain();
    const left = await onceAnswered(() => bookedIn(setting));
    proxy.goOn();
    return left;
  };
  const processor = new ProcessorProcess(matrix.program, proxyUrl);
  let restarted: Promise<Left> | undefined;
  proxy.arm(killAt, () => {
    restarted = restart();
  });
  await settledOrDead(run, processor);
  if (!processor.isRunning) throw new Error(`the processor ended with its server\n${processor.log}`);
  await processor.end();
  return await restarted;
}

/** Asks until there is an answer: a server that says it is up may still fail its first requests (CouchDB 3.5.2 on a busy machine: 500 `badarg`). */
async function onceAnswered<T>(ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** Waits until nothing lies in the queue and the shopper sees the order in its last state, or the process has died. */
async function settledOrDead({ proxy, setting, scenario }: Run, process: ProcessorProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const isThrough = async () => {
    try {
      return await isSettled(setting, scenario);
    } catch (error) {
      const isServers = ((error as { statusCode?: number }).statusCode ?? 0) >= 500;
      if (proxy.isSilent || (proxy.killed && isServers)) return false;
      throw error;
    }
  };
  while (process.isRunning && (proxy.isSilent || !(await isThrough()))) {
    if (Date.now() > deadline) throw new Error(`the order did not come through in ${PATIENCE_MS} ms\n${process.log}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function isSettled({ shop, shopper, order }: Setting, { outcome }: Scenario): Promise<boolean> {
  if ((await shopper.waiting()).length > 0) return false;
  const [seen, booked] = [await shopper.seen(order._id), await shop.inBook(shopper, order._id)];
  return seen !== undefined && seen._rev === booked?._rev && seen.status === outcome.status;
}

async function bookedIn({ shop, shopper, order }: Setting): Promise<BookOrder | undefined> {
  return await shop.inBook(shopper, order._id);
}

/** What must hold however often the processor was killed. Throws with what does not. */
async function check(setting: Setting, scenario: Scenario, before: BookOrder | undefined): Promise<void> {
  const { shop, shopper, item, order } = setting;
  const { outcome } = scenario;
  const [booked, seen] = [await shop.inBook(shopper, order._id), await shopper.seen(order._id)];
  const differences = (booked?.differences.length ?? 0) + (booked?.moreDifferences ?? 0);
  require(await isSettled(setting, scenario), 'the book and the shopper see different orders, or something waits');
  require(seen?._conflicts === undefined, 'the shopper sees two versions');
  require(booked?.status === outcome.status, `it is ${booked?.status} instead of ${outcome.status}`);
  require(differences === outcome.differences, `${differences} differences instead of ${outcome.differences}`);
  require((booked?.orderNumber !== undefined) === outcome.numbered, `its number is ${booked?.orderNumber}`);
  require(booked?.history.length === new Set(booked?.history.map((step) => step.status)).size, 'a step happened twice');
  for (const field of ['claimedTime', 'receivedTime', 'orderNumber', 'total', 'claimedRev'] as const)
    require(isKept(before?.[field], booked?.[field], before?.status), `${field} changed after the kill`);
  const { uid } = shopper;
  if (outcome.promised !== undefined) {
    const promised = reservedFor(await shop.stockOf(item), orderKey(uid, order._id));
    require(promised === outcome.promised, `${promised} units are promised instead of ${outcome.promised}`);
  }
  if (outcome.onHand !== undefined) {
    const { onHand } = await shop.stockOf(item);
    require(onHand === outcome.onHand, `${onHand} units are on hand instead of ${outcome.onHand}`);
  }
  const mine = await shop.admin.use('orders').list({ startkey: `${uid}:`, endkey: `${uid}:\ufff0` });
  require(mine.rows.length === 1, `the book holds ${mine.rows.length} orders of one`);
}

/** No two orders of a day have one number. */
async function checkNumber(setting: Setting, numbers: Set<string>): Promise<void> {
  const { orderNumber, businessDay } = (await bookedIn(setting)) ?? {};
  if (orderNumber === undefined) return;
  const number = `${businessDay} ${orderNumber}`;
  require(!numbers.has(number), `the number ${number} was given twice`);
  numbers.add(number);
}

/** What was decided before the kill stays; an order that waits for its answer is yet to be priced, numbered and received. */
function isKept(before: unknown, after: unknown, status: BookOrder['status'] | undefined): boolean {
  return before === undefined || before === after || status === 'needs-answer';
}

function require(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
