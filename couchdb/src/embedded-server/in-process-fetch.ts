import { answerRequest } from './http/answer-request.ts';
import { bodyOf } from './http/node-listener.ts';
import type { ServerCore } from './server-core.ts';

/** What PouchDB's http adapter takes as its `fetch`. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Calls a server without a socket: for simulations and tests that run everything in one process.
 * The origin of the URL counts for nothing; credentials in it become basic authentication.
 */
export function inProcessFetch(core: ServerCore): Fetch {
  return async (input, init) => {
    const { address, headers } = withoutCredentials(input, init);
    const request = new Request(address, { ...init, headers });
    const open = core.openRequest();
    request.signal.addEventListener('abort', () => open.end(), { once: true });
    const reply = await answerRequest(core, {
      method: request.method,
      url: address.pathname + address.search,
      headers: { host: address.host, ...Object.fromEntries(request.headers) },
      gone: open.signal,
      readBody: async () => Buffer.from(await request.arrayBuffer()),
    });
    if (request.signal.aborted) throw new DOMException('The request was aborted', 'AbortError');
    const body = 'pieces' in reply ? streamOf(reply.pieces, () => open.end()) : bodyOf(reply);
    if (!('pieces' in reply)) open.end();
    const hasBody = request.method !== 'HEAD' && ![204, 304].includes(reply.status);
    const type = reply.headers?.['content-type'] ?? 'application/json';
    const answer = { ...reply.headers, 'content-type': type } as Record<string, string>;
    return new Response(hasBody ? ((body as ConstructorParameters<typeof Response>[0]) ?? null) : null, {
      status: reply.status,
      headers: answer,
    });
  };
}

function withoutCredentials(
  input: string | URL | Request,
  init: RequestInit | undefined,
): { address: URL; headers: Headers } {
  const address = new URL(input instanceof Request ? input.url : input);
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
  if (address.username) {
    const login = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
    headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`);
    address.username = '';
    address.password = '';
  }
  return { address, headers };
}

function streamOf(pieces: AsyncIterable<string | Buffer>, ended: () => void): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) {
        ended();
        controller.close();
      } else controller.enqueue(typeof next.value === 'string' ? Buffer.from(next.value) : next.value);
    },
    async cancel() {
      ended();
      await iterator.return?.();
    },
  });
}
