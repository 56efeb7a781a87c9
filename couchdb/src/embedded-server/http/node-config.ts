import { checkServerAdmin } from '../authorization/database-access.ts';
import { badRequest, notFound } from '../couch-error.ts';
import { checkMethod, type Exchange, ok, type Reply, readJson } from './exchange.ts';

/** `/_node/<node>/…`: the settings, and a restart that has nothing to restart. */
export async function nodeConfig(exchange: Exchange): Promise<Reply> {
  checkServerAdmin(exchange.principal);
  const [, node, part, section, key] = exchange.path;
  if (part === undefined) return ok({ name: 'nonode@nohost' });
  if (node !== '_local' && node !== 'nonode@nohost') throw notFound(`no such node: ${node}`);
  if (part === '_restart') {
    checkMethod(exchange, 'POST');
    // Settings count from the moment they are stored.
    return ok({ ok: true });
  }
  if (part !== '_config') throw notFound('missing');
  if (section === '_reload') return ok({ ok: true });
  if (section === undefined || section === 'admins') await exchange.core.credentials.storeGivenAdmins();
  if (key !== undefined && section !== undefined) return configKey(exchange, section, key);
  checkMethod(exchange, 'GET');
  return ok(section === undefined ? exchange.core.config.all() : exchange.core.config.entries(section));
}

async function configKey(exchange: Exchange, section: string, key: string): Promise<Reply> {
  checkMethod(exchange, 'GET', 'PUT', 'DELETE');
  const { config, credentials } = exchange.core;
  const before = config.get(section, key);
  if (exchange.method === 'PUT') {
    const value = await readJson(exchange);
    if (typeof value !== 'string') throw badRequest('Config value must be a string');
    if (section === 'admins') await credentials.setAdmin(key, value);
    else await config.set(section, key, value);
    return ok(before ?? '');
  }
  if (before === undefined) throw notFound('unknown_config_value');
  if (exchange.method === 'DELETE') await config.delete(section, key);
  return ok(before);
}
