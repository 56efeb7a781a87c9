import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServerConfig } from '../configuration/server-config.ts';
import { unauthorized } from '../couch-error.ts';
import type { Databases } from '../storage/databases.ts';
import { hashPassword, type PasswordHash, packHash, unpackHash, verifyPassword } from './password-hash.ts';

/** What is known of a login: its password's hash and its roles. */
export interface Credentials {
  readonly hash: PasswordHash;
  readonly roles: readonly string[];
}

interface CredentialOptions {
  readonly config: ServerConfig;
  readonly databases: Databases;
  /** The server admins this process was started with: name → password in clear, kept in memory only. */
  readonly admins: Readonly<Record<string, string>>;
  readonly random: (bytes: number) => Buffer;
}

/** Server admins come from the start options and the settings, everybody else from the database `_users`. */
export class CredentialStore {
  private readonly config: ServerConfig;
  private readonly databases: Databases;
  private readonly random: (bytes: number) => Buffer;
  private readonly givenAdmins: Map<string, string>;
  private readonly hashing = new Map<string, Promise<PasswordHash>>();
  /** PBKDF2 takes 0.2 s: a password that was right once is recognised by a keyed hash, as CouchDB does it. */
  private readonly known = new Map<string, string>();
  private readonly cacheKey: Buffer;

  constructor({ config, databases, admins, random }: CredentialOptions) {
    this.config = config;
    this.databases = databases;
    this.random = random;
    this.givenAdmins = new Map(Object.entries(admins));
    this.cacheKey = random(32);
  }

  /** `value` in clear is hashed; a line that is hashed already is kept as it is. */
  async setAdmin(name: string, value: string): Promise<void> {
    const line = unpackHash(value) ? value : packHash(await this.hash(value));
    await this.config.set('admins', name, line);
    this.givenAdmins.delete(name);
  }

  /** The hashes of the admins this process was started with are made and stored when first needed, not at the start. */
  async storeGivenAdmins(): Promise<void> {
    for (const name of this.givenAdmins.keys()) await this.adminHash(name);
  }

  hash(password: string): Promise<PasswordHash> {
    return hashPassword(password, {
      salt: this.random(16).toString('hex'),
      iterations: this.config.number('chttpd_auth', 'iterations', 600_000),
      prf: this.config.get('chttpd_auth', 'pbkdf2_prf') ?? 'sha256',
    });
  }

  async find(name: string): Promise<Credentials | undefined> {
    const admin = await this.adminHash(name);
    const user = await this.readUser(name);
    const roles = rolesOf(user);
    if (admin) return { hash: admin, roles: ['_admin', ...roles] };
    if (typeof user?.['salt'] !== 'string') return undefined;
    return { hash: user as unknown as PasswordHash, roles };
  }

  /** The roles if the password is right. Throws 401 for a user document in conflict, as CouchDB does. */
  async check(name: string, password: string): Promise<readonly string[] | undefined> {
    const given = this.givenAdmins.get(name);
    if (given !== undefined) {
      return this.isSame(password, given) ? ['_admin', ...rolesOf(await this.readUser(name))] : undefined;
    }
    const credentials = await this.find(name);
    if (!credentials) return undefined;
    const { hash, roles } = credentials;
    const fingerprint = this.fingerprint(password, hash);
    if (this.known.get(name) === fingerprint) return roles;
    if (!(await verifyPassword(password, hash))) return undefined;
    if (this.known.size > 5000) this.known.clear();
    this.known.set(name, fingerprint);
    return roles;
  }

  private async adminHash(name: string): Promise<PasswordHash | undefined> {
    const given = this.givenAdmins.get(name);
    if (given === undefined) return unpackHash(this.config.get('admins', name) ?? '');
    let hash = this.hashing.get(name);
    if (!hash) this.hashing.set(name, (hash = this.storeAdmin(name, given)));
    return hash;
  }

  /** Keeps the stored hash, and with it the sessions, while the password stays the same. */
  private async storeAdmin(name: string, password: string): Promise<PasswordHash> {
    const stored = unpackHash(this.config.get('admins', name) ?? '');
    if (stored && (await verifyPassword(password, stored))) return stored;
    const hash = await this.hash(password);
    await this.config.set('admins', name, packHash(hash));
    return hash;
  }

  private async readUser(name: string): Promise<Record<string, unknown> | undefined> {
    const users = this.databases.get('_users');
    const user = await users?.read(`org.couchdb.user:${name}`, { conflicts: true });
    if (user?.['_conflicts']) {
      throw unauthorized(
        'User document conflicts must be resolved before the document is used for authentication purposes.',
      );
    }
    return user;
  }

  /** Changes with the password and with the stored hash, so a changed password forgets the old one. */
  private fingerprint(password: string, hash: PasswordHash): string {
    const stored = `${hash.derived_key ?? hash.password_sha ?? ''}:${hash.salt}`;
    return createHmac('sha256', this.cacheKey).update(`${stored}:${password}`).digest('base64');
  }

  private isSame(password: string, other: string): boolean {
    const digest = (text: string): Buffer => createHmac('sha256', this.cacheKey).update(text).digest();
    return timingSafeEqual(digest(password), digest(other));
  }
}

function rolesOf(user: Record<string, unknown> | undefined): string[] {
  const roles = user?.['roles'];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}
