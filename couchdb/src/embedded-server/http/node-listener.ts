import type { IncomingMessage, ServerResponse } from 'node:http';
import { CouchError } from '../couch-error.ts';
import type { ServerCore } from '../server-core.ts';
import { answerRequest } from './answer-request.ts';
import type { Headers, Reply } from './exchange.ts';

/** Serves one request of Node's HTTP server. Never rejects. */
export async function serveRequest(
  core: ServerCore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = core.openRequest();
  response.once('close', () => gone.end());
  try {
    const reply = await answerRequest(core, {
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers: request.headers as Headers,
      gone: gone.signal,
      readBody: (limit) => readBody(request, limit),
    });
    await send(request, response, reply);
  } catch (error) {
    if (!gone.signal.aborted) core.log(`${request.method} ${request.url}: answer broken off: ${String(error)}`);
    response.destroy();
  }
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = (): CouchError => new CouchError(413, 'too_large', 'the request entity is too large');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  if (response.destroyed) return;
  const headers: Record<string, string | string[]> = {
    server: 'CouchDB/3.5 (embedded)',
    'cache-control': 'must-revalidate',
    ...reply.headers,
  };
  if (!request.readableEnded) {
    // An unread body would be taken for the next request on this connection.
    request.resume();
    if (reply.status === 413) headers['connection'] = 'close';
  }
  if ('pieces' in reply) {
    headers['content-type'] ??= 'application/json';
    response.writeHead(reply.status, headers);
    return sendPieces(request, response, reply.pieces);
  }
  const body = bodyOf(reply);
  if ('json' in reply) headers['content-type'] ??= 'application/json';
  if (body && reply.status !== 304) headers['content-length'] = String(body.length);
  response.writeHead(reply.status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

export function bodyOf(reply: Reply): Buffer | undefined {
  if ('json' in reply) return Buffer.from(`${JSON.stringify(reply.json)}\n`);
  return 'bytes' in reply ? reply.bytes : undefined;
}

async function sendPieces(
  request: IncomingMessage,
  response: ServerResponse,
  pieces: AsyncIterable<string | Buffer>,
): Promise<void> {
  if (request.method === 'HEAD') return void response.end();
  // The client of a feed waits for the headers, not for the first change.
  response.flushHeaders();
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
