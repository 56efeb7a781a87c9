import type { Socket } from 'node:net';
import { describeRefusal, type Refusal } from './refuse.ts';

/** Answers what is not HTTP, or comes too slowly, in the one shape of errors, and hangs up. */
export function answerBadHttp({ code }: { code?: string }, socket: Socket): void {
  // Nobody is there any more.
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, refusal] = explain(code);
  const body = JSON.stringify(describeRefusal(refusal));
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
}

function explain(code: string | undefined): [status: string, refusal: Refusal] {
  switch (code ?? '') {
    case 'HPE_HEADER_OVERFLOW':
      return ['431 Request Header Fields Too Large', { code: 'too-large', message: 'The headers are too large.' }];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', { code: 'bad-request', message: 'The request took too long to arrive.' }];
    default:
      return ['400 Bad Request', { code: 'bad-request', message: 'This is not a request the shop understands.' }];
  }
}
