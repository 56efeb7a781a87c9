import { CouchError, fromPouch } from '../couch-error.ts';
import type { ServerCore } from '../server-core.ts';
import { authenticate } from './authenticate.ts';
import { corsHeaders, preflight } from './cross-origin.ts';
import type { Headers, Reply } from './exchange.ts';
import { Query } from './query-parameters.ts';
import { route } from './route.ts';

/** A request before anything is known about it. */
export interface IncomingRequest {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Headers;
  /** Fires when the client has gone or the server closes. */
  readonly gone: AbortSignal;
  /** The whole body; throws 413 beyond `limit` bytes. */
  readBody(limit: number): Promise<Buffer>;
}

const maxUrlLength = 16_000;

/** Answers one request. Never rejects: what goes wrong is an answer too, and a line in the log if it is our fault. */
export async function answerRequest(core: ServerCore, request: IncomingRequest): Promise<Reply> {
  const cors = corsHeaders(request.headers['origin'], core.allowedOrigins);
  try {
    const reply = preflight(request.method, request.headers, cors) ?? (await answer(core, request));
    return { ...reply, headers: { ...cors, ...reply.headers } };
  } catch (error) {
    return { ...errorReply(core, request, error), headers: cors };
  }
}

async function answer(core: ServerCore, request: IncomingRequest): Promise<Reply> {
  const { method, headers, gone } = request;
  const { pathname, search } = splitUrl(request.url);
  const path = decodePath(pathname);
  const { principal, cookie } = await authenticate(core, headers);
  const limit = core.config.number('chttpd', 'max_http_request_size', 64 << 20);
  const query = new Query(search);
  let bytesRead = 0;
  const readBody = async (): Promise<Buffer> => {
    const body = await request.readBody(limit);
    bytesRead += body.length;
    return body;
  };
  const reply = await route({
    core,
    method,
    path,
    query,
    headers,
    principal,
    gone,
    readBody,
    bytesRead: () => bytesRead,
  });
  if (cookie === undefined || reply.headers?.['set-cookie'] !== undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
}

function splitUrl(url: string): { pathname: string; search: string } {
  if (url.length > maxUrlLength) throw new CouchError(414, 'too_long', 'the request uri is too long');
  const mark = url.indexOf('?');
  return mark < 0 ? { pathname: url, search: '' } : { pathname: url.slice(0, mark), search: url.slice(mark + 1) };
}

function decodePath(pathname: string): string[] {
  try {
    return pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decodeURIComponent(segment));
  } catch {
    throw new CouchError(400, 'bad_request', 'The path is not valid UTF-8 in percent encoding');
  }
}

function errorReply(core: ServerCore, { method, url }: IncomingRequest, thrown: unknown): Reply {
  const error = fromPouch(thrown);
  if (error instanceof CouchError) {
    return { status: error.status, json: { error: error.error, reason: error.reason } };
  }
  const id = core.randomHex(4);
  const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  core.log(`${id} ${method} ${url}: ${text.replaceAll(/\s*\n\s*/g, ' | ')}`);
  return { status: 500, json: { error: 'internal_server_error', reason: `See the log for ${id}.`, ref: id } };
}
