import type { Couch } from '@coffee-catalog/couchdb/client/connect';
import { answerWithin } from './answer-within.ts';
import { type Ask, ServerProblem, type ServerRequest } from './ask.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

/** Asks over HTTP by nano, which has no time-outs of its own and takes an answer cut off half-way for an empty one. */
export function askWithNano(couch: Couch): Ask {
  return async ({ method, path, query, body, timeoutMs = DEFAULT_TIMEOUT_MS, signal }) => {
    const answer: unknown = await answerWithin(timeoutMs, signal, (given) => {
      // nano would put a second pair of quotes around keys that are JSON already.
      const asked = query === undefined ? path : `${path}?${queryString(query)}`;
      return couch.request({ method, path: asked, body, signal: given } as Parameters<Couch['request']>[0]);
    }).catch((cause: unknown) => {
      const { statusCode: status = 0, reason = '' } = cause as { statusCode?: number; reason?: string };
      throw new ServerProblem(status, `${method} ${path}: ${status || 'no answer'} ${reason}`.trimEnd(), { cause });
    });
    if (typeof answer !== 'object' || answer === null)
      throw new ServerProblem(0, `${method} ${path}: the answer was cut off`);
    return answer;
  };
}

function queryString(query: NonNullable<ServerRequest['query']>): string {
  return new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
