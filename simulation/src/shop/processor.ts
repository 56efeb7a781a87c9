import { PROCESSOR } from '@coffee-catalog/couchdb/principals/principal';
import { type Processor as Running, runProcessor } from '@coffee-catalog/order-processor/run-processor';
import { type Ask, ServerProblem } from '@coffee-catalog/order-processor/server/ask';
import { businessDayIn } from '@coffee-catalog/shared/time/business-day';
import { Life } from '../life/life.ts';
import type { Link } from '../network/link.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { Story } from '../story/story.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { Asker, Server } from './server.ts';
import { silentLog } from './silent-log.ts';

export type ProcessorParts = {
  readonly name: string;
  readonly server: () => Server;
  readonly link: Link;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly story: Story;
  readonly shard: { readonly index: number; readonly of: number };
  /** How far its clock is ahead of the true time, in milliseconds. */
  readonly clockError: number;
};

/** How long the processor waits for an answer where it says nothing else. Milliseconds. */
const TIMEOUT_MS = 30_000;

const CRASHES = {
  before: 'a processor that crashed before a write',
  after: 'a processor that crashed right after a write',
} as const;

/** The real order processor on a simulated network; it may be started, crash, and be started again. */
export class Processor {
  readonly name: string;
  readonly link: Link;
  private readonly parts: ProcessorParts;
  private life: Life | undefined;
  private running: Running | undefined;
  private starts = 0;

  constructor(parts: ProcessorParts) {
    this.parts = parts;
    this.name = parts.name;
    this.link = parts.link;
  }

  /** How far its clock is ahead of the true time, in milliseconds. */
  get clockError(): number {
    return this.parts.clockError;
  }

  get isRunning(): boolean {
    return this.life !== undefined;
  }

  /** The life it leads at the moment. */
  get current(): Life | undefined {
    return this.life;
  }

  start(): void {
    if (this.life !== undefined) return;
    const { name, story, time, random, shard, clockError } = this.parts;
    this.starts += 1;
    const chance = random.fork(`${name} ${this.starts}`);
    const life = new Life(name, (where, side) => {
      story.coverage.count(CRASHES[side]);
      this.crash(`crashes ${where}`);
    });
    this.life = life;
    story.tell(name, this.starts === 1 ? 'starts' : 'starts again');
    this.running = runProcessor({
      shop: {
        ask: this.ask(life, PROCESSOR),
        now: () => time.now + clockError,
        log: silentLog,
        openOrderLimit: 100,
        answerWithinMs: 86_400_000,
        currency: 'EUR',
        businessDay: businessDayIn('UTC'),
      },
      askAsAdmin: this.ask(life, 'admin'),
      pace: { sleep: (ms) => life.wait(time.pass(ms)), random: () => chance.next(), signal: life.ended },
      shard,
      readyMaxAgeSeconds: 300,
      changed: () => {},
    });
  }

  /** Ends at once, wherever it is. */
  crash(how: string): void {
    if (this.life === undefined) return;
    this.parts.story.tell(this.name, how);
    this.end();
  }

  /** As a crash, without a word. */
  end(): void {
    this.life?.end();
    this.life = undefined;
    this.running = undefined;
  }

  /** Looks at everybody at once. */
  async sweep(): Promise<void> {
    await this.running?.sweep();
    await this.running?.idle();
  }

  private ask(life: Life, as: Asker): Ask {
    return async ({ method, path, query, body, timeoutMs = TIMEOUT_MS, signal }) => {
      const { link, server } = this.parts;
      const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]));
      const url = `/${path}${search.size > 0 ? `?${search}` : ''}`;
      const what = `${method} /${decodeURIComponent(path)}`;
      const limit = AbortSignal.timeout(timeoutMs);
      const given = AbortSignal.any(signal === undefined ? [limit] : [signal, limit]);
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const request = () =>
        link.send({ what, signal: given, mayRepeat: true }, () =>
          server().answer({ as, method, url, body: sent, signal: given }),
        );
      const answer = await (writes(method, path) ? life.effect(what, request) : life.wait(request())).catch(
        (cause: unknown) => {
          throw new ServerProblem(0, `${what}: no answer`, { cause });
        },
      );
      if (answer.status >= 300) throw new ServerProblem(answer.status, `${what}: ${answer.status}`);
      return JSON.parse(answer.body) as unknown;
    };
  }
}

function writes(method: string, path: string): boolean {
  return method === 'PUT' || path.endsWith('/_bulk_docs');
}
