import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer } from '../embedded-server/start-embedded-server.ts';

/** A server that a test runs against. Its members are there once `beforeAll` has run. */
export interface ServerUnderTest {
  readonly kind: 'embedded' | 'couchdb';
  /** `http://host:port`, without credentials and without a slash at the end. */
  readonly url: string;
  /** The same with the server admin's name and password in it. */
  readonly adminUrl: string;
  readonly admin: { readonly name: string; readonly password: string };
  /** A name that no other test file uses; whatever starts with `prefix` is deleted at the end. */
  readonly prefix: string;
  databaseName(name: string): string;
  /** Creates the database `databaseName(name)`, open to everybody unless told, and gives its full name. */
  createDatabase(name: string, security?: object): Promise<string>;
  /** Deletes a database of another name (`catalog`, …) at the end of the file. */
  deleteAtEnd(databaseName: string): void;
  /** A request as the server admin, or with the headers given instead. `body` is sent as JSON. */
  request(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body, `undefined` when it is no JSON. */
  readonly json: never;
}

/** Given, or set by `real-server.ts` for one that it found and started. */
const realUrl = process.env['COUCHDB_URL'];

/** Which servers the suites run on in this process. */
export const serversUnderTest: readonly ServerUnderTest['kind'][] = realUrl ? ['embedded', 'couchdb'] : ['embedded'];

/**
 * Describes the same facts once for each server: the embedded one always, from memory and fresh for each file,
 * and a real CouchDB if there is one (`real-server.ts`).
 */
export function describeEachServer(name: string, facts: (server: ServerUnderTest) => void): void {
  for (const kind of serversUnderTest) {
    describe(`${name} [${kind}]`, () => {
      const server = new Server(kind);
      beforeAll(() => server.start());
      afterAll(() => server.stop());
      facts(server);
    });
  }
}

class Server implements ServerUnderTest {
  readonly kind: 'embedded' | 'couchdb';
  readonly prefix = `t${randomBytes(5).toString('hex')}-`;
  url = '';
  admin = { name: 'admin', password: 'secret' };
  private embedded: EmbeddedServer | undefined;
  private readonly others = new Set<string>();

  constructor(kind: 'embedded' | 'couchdb') {
    this.kind = kind;
  }

  get adminUrl(): string {
    const { name, password } = this.admin;
    return this.url.replace('//', `//${encodeURIComponent(name)}:${encodeURIComponent(password)}@`);
  }

  async start(): Promise<void> {
    if (this.kind === 'embedded') {
      this.embedded = await startEmbeddedServer({
        port: 0,
        storage: 'memory',
        admins: { [this.admin.name]: this.admin.password },
        log: (line) => process.stderr.write(`${line}\n`),
      });
      this.url = this.embedded.url;
    } else {
      const real = new URL(realUrl as string);
      this.admin = { name: decodeURIComponent(real.username), password: decodeURIComponent(real.password) };
      this.url = real.origin;
    }
    for (const name of ['_users', '_global_changes']) await this.request('PUT', `/${name}`);
  }

  async stop(): Promise<void> {
    if (this.embedded) return this.embedded.close();
    const names = (await this.request('GET', '/_all_dbs')).json as string[];
    const own = names.filter((name) => name.startsWith(this.prefix) || this.others.has(name));
    for (const name of own) await this.request('DELETE', `/${encodeURIComponent(name)}`);
  }

  databaseName(name: string): string {
    return this.prefix + name;
  }

  async createDatabase(name: string, security: object = { admins: {}, members: {} }): Promise<string> {
    const full = this.databaseName(name);
    const made = await this.request('PUT', `/${full}`);
    if (made.status !== 201) throw new Error(`creating ${full}: ${made.text}`);
    await this.request('PUT', `/${full}/_security`, security);
    return full;
  }

  deleteAtEnd(databaseName: string): void {
    this.others.add(databaseName);
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = { authorization: this.basic() },
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        // With a star CouchDB answers some requests in multipart.
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  private basic(): string {
    const { name, password } = this.admin;
    return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  }
}

function parsed(text: string): never {
  try {
    return JSON.parse(text) as never;
  } catch {
    return undefined as never;
  }
}
