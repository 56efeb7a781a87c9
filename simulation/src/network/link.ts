import type { SeededRandom } from '../random/seeded-random.ts';
import type { Story } from '../story/story.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** What bad weather does to a request: each a probability. */
export type Weather = {
  /** It never arrives. */
  readonly loseRequest: number;
  /** It is carried out, and nobody hears of it. */
  readonly loseAnswer: number;
  /** It arrives, and once more later. */
  readonly repeat: number;
  /** It, or its answer, takes seconds: others overtake it. */
  readonly late: number;
};

export const FAIR: Weather = { loseRequest: 0, loseAnswer: 0, repeat: 0, late: 0 };

/** How long a way takes in fair weather, and how long a late one (milliseconds, from and to). */
export type Distance = { readonly usual: readonly [number, number]; readonly late: readonly [number, number] };

/** The connection broke, or never was. */
export class NetworkFailure extends Error {
  override name = 'NetworkFailure';
}

/** What is sent, in words; whether the network may deliver it twice. */
export type Sending = { readonly what: string; readonly signal?: AbortSignal | undefined; readonly mayRepeat: boolean };

/** What a network is made of. */
export type Surroundings = { readonly time: VirtualTime; readonly random: SeededRandom; readonly story: Story };

/** The way of one party's requests to another: how long they take and what becomes of them. */
export class Link {
  readonly name: string;
  weather: Weather = FAIR;
  private readonly time: VirtualTime;
  private readonly random: SeededRandom;
  private readonly story: Story;
  private readonly distance: Distance;
  private cuts = 0;
  private cut = false;
  private readonly onCut = new Set<() => void>();

  constructor(name: string, distance: Distance, { time, random, story }: Surroundings) {
    this.name = name;
    this.time = time;
    this.random = random.fork(`link ${name}`);
    this.story = story;
    this.distance = distance;
  }

  get isCut(): boolean {
    return this.cut;
  }

  /** Cuts the link: what is under way is lost in either direction. */
  sever(): void {
    if (this.cut) return;
    this.cut = true;
    this.cuts += 1;
    this.onCut.forEach((listener) => listener());
  }

  mend(): void {
    this.cut = false;
  }

  /** Tells when the link is cut; the answer stops telling. */
  whenCut(listener: () => void): () => void {
    this.onCut.add(listener);
    return () => this.onCut.delete(listener);
  }

  /** How long something takes from one end to the other now. */
  delay(): number {
    const isLate = this.random.chance(this.weather.late);
    if (isLate) this.story.coverage.count('a request or answer that took seconds');
    const [from, to] = isLate ? this.distance.late : this.distance.usual;
    return this.random.integer(from, to);
  }

  /**
   * Sends a request and brings its answer. Rejects with a `NetworkFailure` when either is lost, at once or only when `signal` gives up: a connection
   * that is gone does not always say so.
   */
  async send<T>({ what, signal, mayRepeat }: Sending, work: () => Promise<T>): Promise<T> {
    if (signal?.aborted) throw gaveUp(signal);
    return Promise.race([this.carry(what, mayRepeat, work), whenGivenUp(signal)]);
  }

  private async carry<T>(what: string, mayRepeat: boolean, work: () => Promise<T>): Promise<T> {
    const fate = this.drawFate(mayRepeat);
    const cutsBefore = this.cuts;
    const silently = this.random.chance(0.3);
    await this.time.pass(this.delay());
    if (this.isBroken(cutsBefore)) return fail('no connection', silently);
    if (fate === 'lose-request') {
      this.story.coverage.count('a request lost');
      this.story.tell(this.name, `the request to ${what} was lost`);
      return fail('connection lost', silently);
    }
    if (fate === 'repeat') this.repeatLater(what, work);
    const answer = await work();
    await this.time.pass(this.delay());
    if (this.isBroken(cutsBefore)) return fail('connection lost', silently);
    if (fate === 'lose-answer') {
      this.story.coverage.count('an answer lost');
      this.story.tell(this.name, `the answer to the request to ${what} was lost`);
      return fail('connection lost', silently);
    }
    return answer;
  }

  private isBroken(cutsBefore: number): boolean {
    if (this.cuts !== cutsBefore) this.story.coverage.count('a connection cut under a request');
    return this.cut || this.cuts !== cutsBefore;
  }

  private drawFate(mayRepeat: boolean): 'fine' | 'lose-request' | 'lose-answer' | 'repeat' {
    const { loseRequest, loseAnswer, repeat } = this.weather;
    const drawn = this.random.next();
    if (drawn < loseRequest) return 'lose-request';
    if (drawn < loseRequest + loseAnswer) return 'lose-answer';
    return drawn < loseRequest + loseAnswer + repeat && mayRepeat ? 'repeat' : 'fine';
  }

  private repeatLater(what: string, work: () => Promise<unknown>): void {
    this.time.after(this.random.integer(1, 5_000), () => {
      this.story.coverage.count('a request that arrived twice');
      this.story.tell(this.name, `the request to ${what} arrived once more`);
      // Nobody waits for the answer to the copy.
      work().catch(() => undefined);
    });
  }
}

function fail<T>(reason: string, silently: boolean): Promise<T> {
  return silently ? new Promise<T>(() => {}) : Promise.reject(new NetworkFailure(reason));
}

function whenGivenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(gaveUp(signal)), { once: true });
  });
}

function gaveUp({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new NetworkFailure('given up');
}
