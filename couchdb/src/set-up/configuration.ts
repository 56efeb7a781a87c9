import type { Couch } from '../client/connect.ts';
import { readSection, writeValue } from '../client/node-configuration.ts';
import { nodesOf } from '../client/nodes-of.ts';
import { connectAs } from '../principals/connect-as.ts';
import { PROCESSOR } from '../principals/principal.ts';
import type { SigningKey } from '../principals/signing-keys.ts';

/** A line of a node's configuration that the shop needs. */
export type ConfigurationLine = {
  readonly node: string;
  readonly section: string;
  readonly key: string;
  readonly value: string;
};

const JWT_HANDLER = '{chttpd_auth, jwt_authentication_handler}';
const DEFAULT_HANDLERS = '{chttpd_auth, cookie_authentication_handler}, {chttpd_auth, default_authentication_handler}';

/**
 * The lines of the configuration that are not as the shop needs them, on any node: tokens must be understood, and must expire
 * (https://docs.couchdb.org/en/stable/config/auth.html). `couch` is the server admin.
 */
export async function missingConfiguration(couch: Couch): Promise<ConfigurationLine[]> {
  const nodes = await nodesOf(couch);
  return (await Promise.all(nodes.map((node) => missingOn(couch, node)))).flat();
}

async function missingOn(couch: Couch, node: string): Promise<ConfigurationLine[]> {
  const { authentication_handlers: handlers = '' } = await readSection(couch, node, 'chttpd');
  const { required_claims: claims = '' } = await readSection(couch, node, 'jwt_auth');
  const lines: ConfigurationLine[] = [];
  if (!/\bjwt_authentication_handler\b/.test(handlers)) {
    const value = `${JWT_HANDLER}, ${handlers.trim() || DEFAULT_HANDLERS}`;
    lines.push({ node, section: 'chttpd', key: 'authentication_handlers', value });
  }
  if (!/\bexp\b/.test(claims)) {
    const value = claims.trim() === '' ? 'exp' : `${claims.trim()}, exp`;
    lines.push({ node, section: 'jwt_auth', key: 'required_claims', value });
  }
  return lines;
}

/** Writes the lines into the configuration of their nodes. The handler list is read when a node's HTTP service starts: see `restartService`. */
export async function applyConfiguration(couch: Couch, lines: readonly ConfigurationLine[]): Promise<void> {
  for (const line of lines) await writeValue(couch, line.node, line);
}

/** Whether the running service knows us by a token, which is what the configuration is for. `now`: this process's clock in milliseconds. */
export async function understandsTokens(couch: Couch, key: SigningKey, now: () => number): Promise<boolean> {
  const asProcessor = connectAs(couch.config.url, key, PROCESSOR, now);
  try {
    const session = (await asProcessor.request({ path: '_session' })) as { userCtx?: { name?: unknown } };
    return session.userCtx?.name === PROCESSOR.sub;
  } catch {
    return false;
  }
}

/** A line as it stands in `local.ini`. */
export function describeLine({ node, section, key, value }: ConfigurationLine): string {
  return `[${section}] ${key} = ${value}${node === '_local' ? '' : ` (on ${node})`}`;
}
