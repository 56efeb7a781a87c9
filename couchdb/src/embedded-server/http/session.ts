import { badRequest, CouchError, unauthorized } from '../couch-error.ts';
import { handlerNames } from './authenticate.ts';
import { checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';

/** `/_session`: who am I, sign in, sign out. */
export async function session(exchange: Exchange): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST', 'DELETE');
  if (exchange.method === 'POST') return signIn(exchange);
  if (exchange.method === 'DELETE') return ok({ ok: true }, { 'set-cookie': exchange.core.sessions.expire() });
  return whoAmI(exchange);
}

function whoAmI({ core, principal, query }: Exchange): Reply {
  if (principal.name === null && query.text('basic') === 'true') throw unauthorized('Please login.');
  const handlers = handlerNames(core).map((name) => name.replace('_authentication_handler', ''));
  return ok({
    ok: true,
    userCtx: { name: principal.name, roles: principal.roles },
    info: {
      authentication_handlers: handlers,
      ...(principal.handler === undefined ? {} : { authenticated: principal.handler }),
    },
  });
}

async function signIn(exchange: Exchange): Promise<Reply> {
  const { core } = exchange;
  const { name, password } = await readLogin(exchange);
  const roles = await core.credentials.check(name, password);
  const credentials = roles && (await core.credentials.find(name));
  if (!credentials) {
    return {
      status: 401,
      json: { error: 'unauthorized', reason: 'Name or password is incorrect.' },
      headers: { 'set-cookie': core.sessions.expire() },
    };
  }
  const cookie = core.sessions.issue(name, credentials.hash.salt);
  return ok({ ok: true, name, roles: credentials.roles }, { 'set-cookie': cookie });
}

async function readLogin(exchange: Exchange): Promise<{ name: string; password: string }> {
  const form = await readForm(exchange);
  const name = form['name'] ?? form['username'];
  if (form['name'] !== undefined && form['username'] !== undefined && form['name'] !== form['username']) {
    throw badRequest('request body contains different usernames');
  }
  if (typeof name !== 'string') throw badRequest('request body must contain a username');
  const password = form['password'] ?? '';
  if (typeof password !== 'string') throw badRequest('request body must contain a password as a string');
  return { name, password };
}

async function readForm(exchange: Exchange): Promise<Record<string, unknown>> {
  const type = exchange.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return readJsonObject(exchange);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams((await exchange.readBody()).toString()));
  }
  throw new CouchError(
    415,
    'bad_content_type',
    "Content-Type must be 'application/x-www-form-urlencoded' or 'application/json'",
  );
}
