import type { ApiError, ApiErrorCode } from '@coffee-catalog/shared/api/api-error';
import type { FastifyReply } from 'fastify';

/** Why something is not done: for a program (`code`, `field`) and for a person (`message`: what is wrong and what to do). */
export type Refusal = {
  readonly code: ApiErrorCode;
  readonly message: string;
  readonly field?: string | undefined;
  /** When it makes sense to ask again. */
  readonly retryAfterSeconds?: number | undefined;
};

const STATUS = {
  'bad-request': 400,
  unauthenticated: 401,
  'bad-credentials': 401,
  forbidden: 403,
  disabled: 403,
  'not-found': 404,
  conflict: 409,
  'email-taken': 409,
  'wrong-user': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ApiErrorCode, number>;

/** What PouchDB calls these: it ends a live replication at the first two and creates what the third says is missing. */
const POUCH_NAMES: Partial<Record<ApiErrorCode, string>> = {
  unauthenticated: 'unauthorized',
  forbidden: 'forbidden',
  disabled: 'forbidden',
  'not-found': 'not_found',
};

/** The body of a refusal, as the API gives it. */
export function describeRefusal({ code, field, message }: Refusal): ApiError {
  return { error: { code, ...(field === undefined ? {} : { field }), message } };
}

/** Answers with a refusal. Nothing that answers one may be kept by a cache. */
export function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfterSeconds !== undefined) {
    void reply.header('retry-after', Math.max(1, Math.ceil(refusal.retryAfterSeconds)));
  }
  const body = describeRefusal(refusal);
  const atTheDoor = reply.request.url.startsWith('/db');
  return reply
    .code(STATUS[refusal.code])
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(atTheDoor ? { ...body, ...inWordsOfPouch(refusal) } : body);
}

/**
 * PouchDB takes `error` for the name unless there is a `name`, and calls `toLowerCase` on it: without one, a replication that is refused
 * never ends (pouchdb-errors 9.0.0, `generateErrorFromResponse`; pouchdb-replication 9.0.0, `completeReplication`).
 */
function inWordsOfPouch({ code, message }: Refusal): { name: string; reason: string } {
  return { name: POUCH_NAMES[code] ?? code, reason: message };
}
