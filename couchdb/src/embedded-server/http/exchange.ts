import type { Principal } from '../authorization/principal.ts';
import { badRequest, CouchError } from '../couch-error.ts';
import type { ServerCore } from '../server-core.ts';
import type { Query } from './query-parameters.ts';
import { parseStrictJson } from './strict-json.ts';

export type Headers = Readonly<Record<string, string | undefined>>;

/** A request as the handlers see it, whoever brought it. */
export interface Exchange {
  readonly core: ServerCore;
  readonly method: string;
  /** Decoded segments of the path. */
  readonly path: readonly string[];
  readonly query: Query;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly principal: Principal;
  /** Fires when the client has gone or the server closes. */
  readonly gone: AbortSignal;
  /** The whole body. Throws 413 beyond the limit. */
  readBody(): Promise<Buffer>;
  /** Of the body, so far. */
  bytesRead(): number;
}

/** The answer of a handler: JSON, bytes, or text that comes piece by piece. */
export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
} & (
  | { readonly json: unknown }
  | { readonly bytes: Buffer }
  | { readonly pieces: AsyncIterable<string | Buffer> }
  | { readonly empty: true }
);

export const ok = (json: unknown, headers?: Record<string, string>): Reply => ({
  status: 200,
  json,
  ...(headers ? { headers } : {}),
});
export const created = (json: unknown, headers?: Record<string, string>): Reply => ({
  status: 201,
  json,
  ...(headers ? { headers } : {}),
});
export const accepted = (json: unknown): Reply => ({ status: 202, json });

export function checkMethod(exchange: Exchange, ...allowed: string[]): void {
  const method = exchange.method === 'HEAD' ? 'GET' : exchange.method;
  if (allowed.includes(method)) return;
  const list = allowed.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])).join(',');
  throw new CouchError(405, 'method_not_allowed', `Only ${list} allowed`);
}

/** A form of another site can send no JSON: CouchDB asks for the content type where a body changes something. */
export function checkJsonType(exchange: Exchange): void {
  const type = exchange.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new CouchError(415, 'bad_content_type', 'Content-Type must be application/json');
  }
}

export async function readJson(exchange: Exchange): Promise<unknown> {
  return parseStrictJson(await exchange.readBody());
}

export async function readJsonObject(exchange: Exchange): Promise<Record<string, unknown>> {
  const value = await readJson(exchange);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badRequest('Request body must be a JSON object');
}
