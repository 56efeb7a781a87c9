import { readToken } from '../authentication/json-web-token.ts';
import { anonymous, type Principal } from '../authorization/principal.ts';
import { badRequest, unauthorized } from '../couch-error.ts';
import type { ServerCore } from '../server-core.ts';
import type { Headers } from './exchange.ts';

export interface Authenticated {
  readonly principal: Principal;
  /** A session cookie to be sent along, when the one that came grows old. */
  readonly cookie?: string;
}

/** The handlers of `[chttpd] authentication_handlers`, each tried in that order until one knows the caller. */
const handlers: Record<string, (core: ServerCore, headers: Headers) => Promise<Authenticated | undefined>> = {
  async cookie_authentication_handler(core, headers) {
    const session = await core.sessions.read(headers['cookie']);
    if (!session) return undefined;
    const { principal, renewed } = session;
    return renewed === undefined ? { principal } : { principal, cookie: renewed };
  },
  async jwt_authentication_handler(core, headers) {
    const token = /^Bearer (.*)$/.exec(headers['authorization'] ?? '')?.[1];
    return token === undefined ? undefined : { principal: readToken(token, core.config, core.now()) };
  },
  async default_authentication_handler(core, headers) {
    const basic = readBasic(headers['authorization']);
    if (!basic) return undefined;
    const roles = await core.credentials.check(basic.name, basic.password);
    if (!roles) throw unauthorized('Name or password is incorrect.');
    return { principal: { name: basic.name, roles, handler: 'default' } };
  },
};

const namesBySetting = new Map<string, string[]>();

export function handlerNames(core: ServerCore): string[] {
  const setting = core.config.get('chttpd', 'authentication_handlers') ?? '';
  let names = namesBySetting.get(setting);
  if (!names) {
    names = [...setting.matchAll(/\{\s*\w+\s*,\s*(\w+)\s*\}/g)].map(([, name]) => name as string);
    namesBySetting.set(setting, names);
  }
  return names;
}

/** Who sends the request. Throws 401 or 400 for credentials that do not hold: they never count as none. */
export async function authenticate(core: ServerCore, headers: Headers): Promise<Authenticated> {
  for (const name of handlerNames(core)) {
    const authenticated = await handlers[name]?.(core, headers);
    if (authenticated) return authenticated;
  }
  return { principal: anonymous };
}

function readBasic(header: string | undefined): { name: string; password: string } | undefined {
  const encoded = /^Basic (.*)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) throw badRequest('Authorization header has invalid base64 value');
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [name, password] = [text.slice(0, colon), text.slice(colon + 1)];
  // CouchDB's name and password for being signed out.
  return name === '_' && password === '_' ? undefined : { name, password };
}
