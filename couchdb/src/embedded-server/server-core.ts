import { randomBytes } from 'node:crypto';
import { CookieSessions } from './authentication/cookie-session.ts';
import { CredentialStore } from './authentication/credentials.ts';
import { ServerConfig } from './configuration/server-config.ts';
import { DocumentWriter } from './documents/document-writer.ts';
import { type QueryView, viewQuery } from './documents/view-query.ts';
import { type OpenRequest, OpenRequests } from './http/open-requests.ts';
import { loadSandbox } from './sandbox/design-sandbox.ts';
import { SandboxCache } from './sandbox/sandbox-cache.ts';
import type { Database } from './storage/database.ts';
import { Databases } from './storage/databases.ts';
import type { Level } from './storage/level.ts';

export interface CoreOptions {
  readonly level: Level;
  readonly admins: Readonly<Record<string, string>>;
  /** Entries of `[jwt_keys]`, as `hmac:_default` → base64. They are stored with the settings. */
  readonly jwtKeys?: Readonly<Record<string, string>>;
  readonly maxOpenDatabases?: number;
  readonly allowedOrigins?: readonly string[];
  readonly log?: (line: string) => void;
  readonly now?: () => Date;
  /** For ids, secrets and salts of the server; Node's own generator unless a simulation needs the same each time. */
  readonly random?: (bytes: number) => Buffer;
}

/** Everything behind the HTTP interface. It knows no socket: a simulation can drive it as well. */
export interface ServerCore {
  readonly databases: Databases;
  readonly config: ServerConfig;
  readonly credentials: CredentialStore;
  readonly sessions: CookieSessions;
  readonly sandboxes: SandboxCache;
  readonly queryView: QueryView;
  readonly allowedOrigins: readonly string[];
  readonly uuid: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** That many random bytes in hexadecimal. */
  randomHex(bytes: number): string;
  readonly openRequestCount: number;
  /** To be told of each request that is answered, so that closing can end it. */
  openRequest(): OpenRequest;
  writer(database: Database): DocumentWriter;
  /** Ends the requests that are being answered: feeds and long polls. */
  endRequests(): void;
  close(): Promise<void>;
}

export async function openServerCore(options: CoreOptions): Promise<ServerCore> {
  const { level, now = () => new Date(), random = randomBytes } = options;
  await loadSandbox();
  const config = await ServerConfig.read(level);
  const databases = await Databases.open({
    level,
    maxOpen: options.maxOpenDatabases ?? 100,
    now,
    newToken: () => random(9).toString('base64url'),
  });
  const credentials = new CredentialStore({ config, databases, admins: options.admins, random });
  const sessions = new CookieSessions(config, credentials, now, random);
  await sessions.ensureSecret();
  for (const [name, key] of Object.entries(options.jwtKeys ?? {})) await config.set('jwt_keys', name, key);
  if (config.get('couchdb', 'uuid') === undefined) await config.set('couchdb', 'uuid', random(16).toString('hex'));
  const sandboxes = new SandboxCache();
  const writers = new WeakMap<Database, DocumentWriter>();
  const requests = new OpenRequests();
  return {
    databases,
    config,
    credentials,
    sessions,
    sandboxes,
    queryView: viewQuery(sandboxes),
    allowedOrigins: options.allowedOrigins ?? [],
    uuid: config.get('couchdb', 'uuid') ?? '',
    now,
    log: options.log ?? (() => undefined),
    randomHex: (bytes) => random(bytes).toString('hex'),
    get openRequestCount() {
      return requests.count;
    },
    openRequest: () => requests.open(),
    writer(database) {
      const writer = writers.get(database) ?? new DocumentWriter(database, sandboxes, databases.updates);
      writers.set(database, writer);
      return writer;
    },
    endRequests: () => requests.endAll(),
    async close() {
      requests.endAll();
      await databases.close();
      sandboxes.dispose();
    },
  };
}
