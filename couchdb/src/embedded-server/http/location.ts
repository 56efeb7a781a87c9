import type { Exchange } from './exchange.ts';

/** The address of a database or document, as the client would write it. */
export function locationOf(exchange: Exchange, ...segments: string[]): string {
  const host = exchange.headers['host'] ?? 'localhost';
  return `http://${host}/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`;
}
