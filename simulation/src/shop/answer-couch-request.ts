import { answerRequest } from '@coffee-catalog/couchdb/embedded-server/http/answer-request';
import type { Reply } from '@coffee-catalog/couchdb/embedded-server/http/exchange';
import type { ServerCore } from '@coffee-catalog/couchdb/embedded-server/server-core';

/** A request to the server. `url` holds path and query. */
export type CouchRequest = {
  readonly method: string;
  readonly url: string;
  readonly body?: string | undefined;
  /** The token that says who asks. */
  readonly token: string;
  /** Aborted when whoever asked has gone. */
  readonly signal?: AbortSignal | undefined;
};

/** The whole answer, as text. */
export type CouchAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/** Lets the embedded server's own handlers answer a request, without a socket. */
export async function answerCouchRequest(core: ServerCore, request: CouchRequest): Promise<CouchAnswer> {
  const { method, url, token, signal } = request;
  const open = core.openRequest();
  const end = (): void => open.end();
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  const body = Buffer.from(request.body ?? '');
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` };
  const reply = await answerRequest(core, { method, url, headers, gone: open.signal, readBody: async () => body });
  const text = await textOf(reply);
  signal?.removeEventListener('abort', end);
  end();
  return { status: reply.status, contentType: contentTypeOf(reply), body: text };
}

function contentTypeOf(reply: Reply): string {
  const given = reply.headers?.['content-type'];
  return typeof given === 'string' ? given : 'application/json';
}

async function textOf(reply: Reply): Promise<string> {
  if ('json' in reply) return JSON.stringify(reply.json);
  if ('bytes' in reply) return reply.bytes.toString();
  if ('empty' in reply) return '';
  let text = '';
  for await (const piece of reply.pieces) text += String(piece);
  return text;
}
