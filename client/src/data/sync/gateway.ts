import { SHOP_USER_HEADER } from '@coffee-catalog/shared/api/shop';
import type { SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { Device } from '../device/device.ts';
import { GatewayProblem, problemIn } from './gateway-problem.ts';

/** After how long a request is given up that has no answer yet, or no complete one: a hung connection must not hold up the next try. */
const FIRST_BYTE_LIMIT_MS = 10_000;
const WHOLE_LIMIT_MS = 30_000;

/** What the door needs of where it is used: also a service worker has that. */
type DoorDevice = Pick<Device, 'origin' | 'fetch' | 'after'>;

/** The sync door for one user. Every request names the user it is meant for, has a limit of time, and throws a GatewayProblem when it is not done. */
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

  /** As the Fetch standard's, but with the whole answer read, within the limit of time. */
  fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set(SHOP_USER_HEADER, this.uid);
    const limit = new AbortController();
    let cancel = this.#device.after(FIRST_BYTE_LIMIT_MS, () => limit.abort());
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
      cancel();
      cancel = this.#device.after(WHOLE_LIMIT_MS, () => limit.abort());
      const body = await answer.text();
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
