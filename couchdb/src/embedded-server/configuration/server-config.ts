import { type Level, readRange, writeBatch } from '../storage/level.ts';

const keyOf = (section: string, key: string): string => `c!${JSON.stringify([section, key])}`;

/** Values that CouchDB 3.5 has without being told, as far as this server looks at them or a client may ask. */
const defaults: Record<string, Record<string, string>> = {
  chttpd: {
    // JWT is read by default here: the server is made for a gateway that uses it.
    authentication_handlers:
      '{chttpd_auth, cookie_authentication_handler}, {chttpd_auth, jwt_authentication_handler}, {chttpd_auth, default_authentication_handler}',
    max_http_request_size: '67108864',
  },
  chttpd_auth: { timeout: '600', iterations: '600000', pbkdf2_prf: 'sha256', password_scheme: 'pbkdf2' },
  couchdb: { max_document_size: '8000000', max_document_id_length: '7168', single_node: 'true' },
  jwt_auth: { required_claims: 'exp' },
};

/** The server's settings, as `/_node/_local/_config` shows and changes them. Changes are on disk before they count. */
export class ServerConfig {
  private readonly level: Level;
  private readonly values = new Map<string, Map<string, string>>();

  private constructor(level: Level) {
    this.level = level;
    for (const [section, entries] of Object.entries(defaults)) {
      this.values.set(section, new Map(Object.entries(entries)));
    }
  }

  static async read(level: Level): Promise<ServerConfig> {
    const config = new ServerConfig(level);
    for (const [key, value] of await readRange(level, { gte: 'c!', lt: 'c"' })) {
      const [section, name] = JSON.parse(key.slice(2)) as [string, string];
      config.section(section).set(name, value);
    }
    return config;
  }

  get(section: string, key: string): string | undefined {
    return this.values.get(section)?.get(key);
  }

  number(section: string, key: string, fallback: number): number {
    const value = Number(this.get(section, key));
    return Number.isFinite(value) && this.get(section, key) !== undefined ? value : fallback;
  }

  entries(section: string): Record<string, string> {
    return Object.fromEntries(this.values.get(section) ?? []);
  }

  all(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.values.keys()].map((section) => [section, this.entries(section)]));
  }

  async set(section: string, key: string, value: string): Promise<void> {
    await writeBatch(this.level, [{ type: 'put', key: keyOf(section, key), value }]);
    this.section(section).set(key, value);
  }

  /** A deleted setting has its default again. */
  async delete(section: string, key: string): Promise<void> {
    await writeBatch(this.level, [{ type: 'del', key: keyOf(section, key) }]);
    const byDefault = defaults[section]?.[key];
    if (byDefault === undefined) this.section(section).delete(key);
    else this.section(section).set(key, byDefault);
  }

  private section(name: string): Map<string, string> {
    let section = this.values.get(name);
    if (!section) this.values.set(name, (section = new Map()));
    return section;
  }
}
