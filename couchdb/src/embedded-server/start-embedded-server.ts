import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveRequest } from './http/node-listener.ts';
import { openServerCore, type ServerCore } from './server-core.ts';
import type { Level } from './storage/level.ts';
import { openLevelFolder } from './storage/level-folder.ts';
import { memoryLevel } from './storage/memory-level.ts';

export type EmbeddedServerOptions = {
  /** 0: any free port. */
  readonly port: number;
  /** Loopback unless said otherwise. */
  readonly host?: string;
  /** Server admins, name → password. */
  readonly admins: Readonly<Record<string, string>>;
  /** Entries of `[jwt_keys]`, as `hmac:_default` → base64. */
  readonly jwtKeys?: Readonly<Record<string, string>>;
  /** Origins whose pages may talk to the server; none by default. */
  readonly allowedOrigins?: readonly string[];
  /** Takes one line per error of the server itself. */
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  readonly random?: (bytes: number) => Buffer;
  /** PouchDB instances kept open, whatever the number of databases. */
  readonly maxOpenDatabases?: number;
} & ({ readonly dataDir: string; readonly storage?: 'disk' } | { readonly storage: 'memory' });

export interface EmbeddedServer {
  /** `http://127.0.0.1:<port>`, without credentials. */
  readonly url: string;
  readonly port: number;
  /** Ends feeds and connections and closes the storage, within two seconds. */
  close(): Promise<void>;
}

/**
 * Serves CouchDB's HTTP interface from one folder (or from memory).
 * Throws an Error that names the port if it is taken, or the folder if it cannot be used.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { host = '127.0.0.1' } = options;
  const level: Level = options.storage === 'memory' ? memoryLevel() : await openLevelFolder(options.dataDir);
  const core = await openServerCore({ ...options, level });
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (request, response) => {
    void serveRequest(core, request, response);
  });
  try {
    await listen(server, options.port, host);
  } catch (error) {
    await core.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return { url: `http://${host}:${port}`, port, close: () => (closed ??= close(server, core)) };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? 'the port is in use' : cause.message;
      reject(new Error(`cannot listen on ${host}:${port}: ${reason}`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

/** How long requests that are being answered may still take. */
const graceMs = 1000;

async function close(server: Server, core: ServerCore): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  core.endRequests();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await ended;
  clearTimeout(force);
  await core.close();
}
