import type { Headers, Reply } from './exchange.ts';

type Cors = Readonly<Record<string, string>>;

/** What an allowed origin may read. No origin is allowed unless the server was told so. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Cors {
  if (origin === undefined || !(allowed.includes(origin) || allowed.includes('*'))) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'content-type, cache-control, accept-ranges, etag, server',
    vary: 'origin',
  };
}

/** The answer to a browser's question before a request from another origin. */
export function preflight(method: string | undefined, headers: Headers, cors: Cors): Reply | undefined {
  if (method !== 'OPTIONS' || headers['origin'] === undefined) return undefined;
  if (!cors['access-control-allow-origin']) return { status: 204, empty: true };
  return {
    status: 204,
    empty: true,
    headers: {
      'access-control-allow-methods': 'GET, PUT, POST, HEAD, DELETE, COPY',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
      'access-control-max-age': '600',
    },
  };
}
