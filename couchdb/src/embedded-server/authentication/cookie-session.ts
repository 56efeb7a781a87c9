import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Principal } from '../authorization/principal.ts';
import type { ServerConfig } from '../configuration/server-config.ts';
import { badRequest } from '../couch-error.ts';
import type { CredentialStore } from './credentials.ts';

const sign = (data: string, secret: string, salt: string): Buffer =>
  createHmac('sha256', secret + salt)
    .update(data)
    .digest();

/** CouchDB's `AuthSession` cookie: `base64url(<name>:<hex seconds>:<hmac>)`, keyed with the server's secret and the user's salt. */
export class CookieSessions {
  private readonly config: ServerConfig;
  private readonly credentials: CredentialStore;
  private readonly now: () => Date;
  private readonly random: (bytes: number) => Buffer;

  constructor(config: ServerConfig, credentials: CredentialStore, now: () => Date, random: (bytes: number) => Buffer) {
    this.random = random;
    this.config = config;
    this.credentials = credentials;
    this.now = now;
  }

  /** Makes the secret at the first start; it is kept with the settings. */
  async ensureSecret(): Promise<void> {
    if (this.config.get('chttpd_auth', 'secret') !== undefined) return;
    await this.config.set('chttpd_auth', 'secret', this.random(16).toString('hex'));
  }

  /** The `Set-Cookie` line of a new session. */
  issue(name: string, salt: string): string {
    const data = `${name}:${this.seconds().toString(16).toUpperCase()}`;
    const value = Buffer.concat([Buffer.from(`${data}:`), sign(data, this.secret, salt)]).toString('base64url');
    return this.line(value);
  }

  expire(): string {
    return this.line('');
  }

  /**
   * Who the cookie says, with a renewed cookie when a tenth of its time has passed.
   * `undefined` without a valid one. Throws 400 for a cookie that is none.
   */
  async read(cookieHeader: string | undefined): Promise<{ principal: Principal; renewed?: string } | undefined> {
    const value = /(?:^|;\s*)AuthSession=([^;]*)/.exec(cookieHeader ?? '')?.[1]?.replace(/^"|"$/g, '');
    if (!value) return undefined;
    const { name, time, mac } = parseCookie(value);
    const found = await this.credentials.find(name);
    if (!found) return undefined;
    const expected = sign(`${name}:${time}`, this.secret, found.hash.salt);
    if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return undefined;
    const left = Number.parseInt(time, 16) + this.timeout - this.seconds();
    if (!(left > 0)) return undefined;
    const principal = { name, roles: found.roles, handler: 'cookie' };
    return left < this.timeout * 0.9 ? { principal, renewed: this.issue(name, found.hash.salt) } : { principal };
  }

  private get secret(): string {
    return this.config.get('chttpd_auth', 'secret') ?? '';
  }

  private get timeout(): number {
    return this.config.number('chttpd_auth', 'timeout', 600);
  }

  private seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  private line(value: string): string {
    return `AuthSession=${value}; Version=1; Max-Age=${this.timeout}; Path=/; HttpOnly`;
  }
}

function parseCookie(value: string): { name: string; time: string; mac: Buffer } {
  const bytes = Buffer.from(value, 'base64url');
  // The name may hold no colon; the signature is binary and may hold many.
  const first = bytes.indexOf(':');
  const second = bytes.indexOf(':', first + 1);
  if (first < 0 || second < 0) throw badRequest('Malformed AuthSession cookie. Please clear your cookies.');
  return {
    name: bytes.subarray(0, first).toString(),
    time: bytes.subarray(first + 1, second).toString(),
    mac: bytes.subarray(second + 1),
  };
}
