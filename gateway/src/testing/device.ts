import type { Session } from '@coffee-catalog/shared/api/accounts';
import { SHOP_USER_HEADER } from '@coffee-catalog/shared/api/shop';

/** An answer, read. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: never;
};

/** A browser as far as the gateway can tell: it keeps its cookie and says where its requests come from. */
export class Device {
  cookie: string | undefined;
  session: Session | undefined;
  readonly origin: string;

  constructor(origin: string, cookie?: string) {
    this.origin = origin;
    this.cookie = cookie;
  }

  /** Sends a request; `body` goes as JSON, a string or bytes as they are. */
  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.fetch(`${this.origin}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }

  /** `fetch` as this browser does it: also what PouchDB is given. */
  readonly fetch = async (url: string | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (this.cookie !== undefined) headers.set('cookie', this.cookie);
    if (init.method !== undefined && init.method !== 'GET') headers.set('origin', this.origin);
    const response = await fetch(url, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookie = pair.endsWith('=') ? undefined : pair;
    }
    return response;
  };

  /** As `fetch`, for the sync door: it says for whom. */
  readonly syncFetch = (url: string | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (this.session !== undefined && !headers.has(SHOP_USER_HEADER))
      headers.set(SHOP_USER_HEADER, this.session.userId);
    return this.fetch(url, { ...init, headers });
  };

  /** A request to the sync door in this user's name. */
  sync(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const forUser = this.session === undefined ? {} : { [SHOP_USER_HEADER]: this.session.userId };
    return this.request(method, `/db${path}`, body, { ...forUser, ...headers });
  }

  async signUp(email: string, { password = 'correct horse battery', name = 'Ada' } = {}): Promise<Answer> {
    return this.remember(await this.request('POST', '/api/users', { email, password, name }));
  }

  async signIn(login: string, password = 'correct horse battery'): Promise<Answer> {
    return this.remember(await this.request('POST', '/api/session', { login, password }));
  }

  private remember(answer: Answer): Answer {
    if (answer.status < 300) this.session = answer.json;
    return answer;
  }
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function parse(text: string): never {
  try {
    return JSON.parse(text) as never;
  } catch {
    return undefined as never;
  }
}
