import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type KillPoint, nameWrite } from './name-write.ts';

/** The `nth` write of a name, counted from 1 within one process. */
export type Moment = { readonly write: KillPoint; readonly nth: number };

/**
 * Stands between a processor and the server and counts the processor's writes by name. At a given moment, when the server has answered and the
 * processor has not heard it yet, it calls `kill` instead of passing the answer on. From then on it answers nothing, until `goOn`.
 */
export class KillProxy {
  /** The writes that the server has answered since `arm` and until it killed, in their order. */
  writes: Moment[] = [];
  /** Whether the moment came. */
  killed = false;
  /** Whether it answers nothing: between a kill and `goOn`. */
  isSilent = false;
  /** Why a run cannot count: a write that nobody named, or the proxy itself failed. */
  problem: Error | undefined;
  private killAt: Moment | undefined;
  private kill: () => void = () => {};
  private readonly target: URL;
  private readonly server = createServer((request, response) => void this.pass(request, response));

  /** `target` is the server's address without credentials. */
  constructor(target: string) {
    this.target = new URL(target);
  }

  /** Resolves to the proxy's own address. */
  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Counts from zero again; `kill` is called at the moment given, if it comes. */
  arm(killAt: Moment | undefined, kill: () => void): void {
    this.writes = [];
    this.killed = false;
    this.isSilent = false;
    this.killAt = killAt;
    this.kill = kill;
  }

  /** Answers again after a kill: the one that was killed is back. */
  goOn(): void {
    this.isSilent = false;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await read(request);
      const path = request.url ?? '/';
      const write = nameWrite({ method: request.method ?? 'GET', path, body: parsed(body) });
      if (this.isSilent) return void response.destroy();
      const answer = await this.forward(request, path, body, response);
      const answerBody = await read(answer);
      // Killed is killed: what was under way beside it is neither answered nor counted.
      if (this.isSilent) return void response.destroy();
      if (write !== undefined && !this.killed && this.isToBeKilled(write)) {
        [this.killed, this.isSilent] = [true, true];
        response.destroy();
        this.kill();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, withoutLength(answer)).end(answerBody);
    } catch (error) {
      // Whoever was killed leaves half-made requests behind: those are no problem of the count.
      const isTorn = this.isSilent || request.destroyed;
      if (!isTorn || (error as Error).message.startsWith('a write')) this.problem ??= error as Error;
      response.destroy();
    }
  }

  private isToBeKilled(write: KillPoint): boolean {
    const nth = this.writes.filter((before) => before.write === write).length + 1;
    this.writes.push({ write, nth });
    return this.killAt?.write === write && this.killAt.nth === nth;
  }

  private async forward(
    { method, headers }: IncomingMessage,
    path: string,
    body: Buffer,
    response: ServerResponse,
  ): Promise<IncomingMessage> {
    const { hostname, port } = this.target;
    const { 'transfer-encoding': _chunked, connection: _connection, ...kept } = headers;
    const outgoing = httpRequest({ hostname, port, method, path, headers: { ...kept, 'content-length': body.length } });
    // A long poll whose asker has gone must not be held open.
    response.on('close', () => outgoing.destroy());
    outgoing.end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return answer;
  }
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  return body.length === 0 ? undefined : JSON.parse(body.toString());
}

function withoutLength({ headers }: IncomingMessage): Record<string, string | string[] | undefined> {
  const { 'transfer-encoding': _chunked, 'content-length': _length, connection: _connection, ...kept } = headers;
  return kept;
}
