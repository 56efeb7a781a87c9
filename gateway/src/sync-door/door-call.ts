import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../answer/refuse.ts';
import type { Answer } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import type { Shop } from '../shop.ts';
import type { Pass } from './decide-pass.ts';

/** A request that passed the door: everything its handler needs, and nothing else of what the visitor sent. */
export type DoorCall = {
  readonly shop: Shop;
  readonly pass: Pass;
  /** The id in the path of a call for one document, decoded. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Aborted when the visitor has gone. */
  readonly signal: AbortSignal;
};

/** Answers a call; whoever handles one has sent an answer when it returns. */
export type DoorHandler = (call: DoorCall) => Promise<FastifyReply>;

/** The largest answer that is read into memory to be looked through. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** Reads an answer of the database as JSON. Throws `CouchUnavailable` for anything else, and for one that does not fit into memory. */
export async function readAnswer({ status, body }: Answer): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_READ_BYTES) throw new CouchUnavailable('an answer that is too large to look through');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch (cause) {
    throw new CouchUnavailable(`an answer ${status} that is not JSON`, { cause });
  }
}

/** Passes on a refusal of the database in the gateway's words, without what it says about its inside. */
export async function refuseLikeCouch(call: DoorCall, answer: Answer): Promise<FastifyReply> {
  const { reason } = (await readAnswer(answer)) as { reason?: unknown };
  const message = typeof reason === 'string' ? reason.slice(0, 500) : 'The shop’s database does not accept this.';
  return refuse(call.reply, describe(answer.status, message));
}

function describe(status: number, message: string): Refusal {
  switch (status) {
    case 400:
      return { code: 'bad-request', message };
    case 403:
      return { code: 'forbidden', message };
    case 404:
      return { code: 'not-found', message };
    case 409:
      return { code: 'conflict', message };
    case 413:
      return { code: 'too-large', message };
    default:
      // 401 too: our own token was not accepted, which is no fault of the visitor's.
      throw new CouchUnavailable(`the database answered ${status}`, { cause: new Error(message) });
  }
}

/** Sends a value as JSON that no cache keeps. */
export function sendJson(reply: FastifyReply, value: unknown, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value));
}

/** Lets an answer flow through as it comes, no faster than the visitor takes it. */
export function passOn(reply: FastifyReply, { status, contentType, body }: Answer): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type(contentType).send(body);
}
