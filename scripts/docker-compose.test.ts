import { existsSync, readFileSync } from 'node:fs';
import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Service = {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  read_only?: boolean;
  cap_drop?: string[];
};
type ComposeFile = { services: Record<string, Service>; volumes: Record<string, null> };

const root = new URL('../', import.meta.url);
const text = readFileSync(new URL('docker-compose.yml', root), 'utf8');
const { services, volumes } = parse(text, { merge: true }) as ComposeFile;
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined);

/** The environment of a service with every variable given, as compose would fill it in. */
function filledIn(environment: Service['environment'] = {}): Record<string, string> {
  const entries = Object.entries(environment).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\w+:([-?])([^}]*)\}/g, (_whole, kind, rest: string) =>
      kind === '-' ? rest : 'a-password-of-tests',
    ),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

test('the shop is CouchDB 3.5, set-up, the gateway and the order processor', () => {
  expect(Object.keys(services)).toEqual(['couchdb', 'setup', 'gateway', 'order-processor']);
  expect(services['couchdb']?.image).toMatch(/^couchdb:3\.5/);
});

test('only the gateway can be reached from outside', () => {
  expect(Object.entries(services).flatMap(([name, { ports }]) => (ports === undefined ? [] : [name]))).toEqual([
    'gateway',
  ]);
});

test('no password has a default, and none stands in the file', () => {
  const passwords = text.match(/\$\{\w*PASSWORD[^}]*\}/g) ?? [];
  expect(passwords.length).toBeGreaterThan(0);
  for (const password of passwords) expect(password).toMatch(/^\$\{\w+:\?/);
  const given = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
  for (const [, value] of given.filter(([name]) => name.includes('PASSWORD'))) expect(value).toMatch(/^\$\{/);
});

test.each(ours)(
  '%s: its program is in the sources, its environment is understood, and it runs without rights',
  (_name, service) => {
    const program = service.command?.[1] ?? '';
    expect(program).toMatch(/\/dist\/.*\.js$/);
    expect(existsSync(new URL(program.replace('/dist/', '/src/').replace(/\.js$/, '.ts'), root))).toBe(true);
    expect(parseEnvironment(filledIn(service.environment)).kind).toBe('ok');
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
  },
);

test('whoever goes on running says how it is; whoever waits waits for something that is there', () => {
  const running = Object.entries(services).filter(([name]) => name !== 'setup');
  for (const [name, { healthcheck }] of running) expect([name, healthcheck?.test.length]).toEqual([name, 4]);
  const needed = Object.values(services).flatMap(({ depends_on = {} }) => Object.keys(depends_on));
  expect(Object.keys(services)).toEqual(expect.arrayContaining(needed));
});

test('what must outlive a container lies in a volume, the configuration of the server among it', () => {
  const mounts = Object.values(services).flatMap((service) => service.volumes ?? []);
  const named = mounts.filter((mount) => !mount.startsWith('.')).map((mount) => mount.split(':')[0]);
  expect(new Set(Object.keys(volumes))).toEqual(new Set(named));
  expect(mounts).toContain('couchdb-config:/opt/couchdb/etc/local.d');
  for (const mount of mounts.filter((each) => each.startsWith('.')))
    expect(existsSync(new URL(mount.split(':')[0] as string, root))).toBe(true);
});

test('the shipped configuration has the lines that set-up asks for, and no secret', () => {
  const ini = readFileSync(new URL('couchdb/local.ini', root), 'utf8');
  expect(ini).toMatch(/^authentication_handlers = .*jwt_authentication_handler/m);
  expect(ini).toMatch(/^required_claims = .*exp/m);
  expect(ini).not.toMatch(/^(?:hmac:|secret|admin)\S*\s*=/m);
});
