import { SHOP_USER_HEADER } from '@coffee-catalog/shared/api/shop';
import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Device } from '../device/device.ts';
import { GatewayProblem, problemIn } from './gateway-problem.ts';

/**
 * After how long a request is given up that has no answer yet, or whose answer has fallen silent: a hung connection must not hold up the next try. How long
 * a whole answer takes says nothing: two megabytes are 9 minutes at 30 kbit/s, and given up half-way they would begin anew each time.
 */
const FIRST_BYTE_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 30_000;
/**
 * Before the first byte of the answer a request must have arrived, and nobody tells how far it is: so much more is allowed for each so many characters of
 * it, as on a line of 32 kbit/s. A hundred changed rows (50 KB) have 22 seconds in all, enough at 18 kbit/s; a placed order has the 10 of any small request.
 * Never longer than the gateway itself waits for a request (`requestTimeout` in gateway/src/build-app.ts).
 */
const UPLOAD = { characters: 4_096, ms: 1_000, longestMs: 120_000 };

/** What the door needs of where it is used: also a service worker has that. */
type DoorDevice = Pick<Device, 'origin' | 'fetch' | 'after'>;

/** The sync door for one user. Every request names the user it is meant for, has limits of time, and throws a GatewayProblem when it is not done. */
export class Gateway {
  readonly uid: string;
  readonly #device: DoorDevice;
  #underWay = new AbortController();
  #left = false;

  constructor(device: DoorDevice, uid: string) {
    this.#device = device;
    this.uid = uid;
  }

  url(collection: SyncCollection, path = ''): string {
    return `${this.#device.origin}/db/${collection}${path}`;
  }

  /** Sends JSON and reads the JSON answer. */
  async post<T>(collection: SyncCollection, path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await this.fetch(this.url(collection, path), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  }

  /** As the Fetch standard's, but with the whole answer read, within the limits of time. */
  fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set(SHOP_USER_HEADER, this.uid);
    const limit = new AbortController();
    let cancel = () => {};
    const limitTo = (ms: number) => {
      cancel();
      cancel = this.#device.after(ms, () => limit.abort());
    };
    limitTo(firstByteLimit(init.body));
    const signals = [limit.signal, this.#underWay.signal, ...(init.signal ? [init.signal] : [])];
    try {
      if (this.#left) throw new Error('this user has left');
      const signal = AbortSignal.any(signals);
      const answer = await this.#device.fetch(url, {
        ...init,
        headers,
        signal,
        credentials: 'include',
        cache: 'no-store',
      });
      const body = await readText(answer, () => limitTo(SILENCE_LIMIT_MS));
      const problem = problemIn(answer.status, body, answer.headers.get('retry-after'));
      if (problem !== undefined) throw new GatewayProblem(problem);
      return new Response(body, { status: answer.status, headers: answer.headers });
    } catch (error) {
      throw error instanceof GatewayProblem ? error : new GatewayProblem({ kind: 'offline' }, error);
    } finally {
      cancel();
    }
  };

  /** Gives up every request that is under way: their connections may be from before a sleep. */
  abandon(): void {
    this.#underWay.abort();
    this.#underWay = new AbortController();
  }

  /** Ends every request and lets none begin: this user has left. */
  leave(): void {
    this.#left = true;
    this.abandon();
  }
}

function firstByteLimit(body: RequestInit['body']): number {
  const characters = typeof body === 'string' ? body.length : 0;
  const upload = Math.floor(characters / UPLOAD.characters) * UPLOAD.ms;
  return Math.min(FIRST_BYTE_LIMIT_MS + upload, UPLOAD.longestMs);
}

/** Reads an answer to its end; `onHeard` is told of its headers and of each part. */
async function readText(answer: Response, onHeard: () => void): Promise<string> {
  onHeard();
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return text + decoder.decode();
    onHeard();
    text += decoder.decode(part.value, { stream: true });
  }
}
