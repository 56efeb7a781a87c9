import { randomUUID } from 'node:crypto';
import type { ServerUnderTest } from '@coffee-catalog/couchdb/contract/each-server';
import { type ShopOnServer, shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import { USER_COLLECTIONS, userDatabase } from '@coffee-catalog/shared/databases/databases';
import { type Environment, parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { pino } from 'pino';
import { OWNER_LOGIN } from '../accounts/ensure-owner.ts';
import { type GatewaySettings, type RunningGateway, startGateway } from '../start-gateway.ts';
import { Device } from './device.ts';

/** The owner's password in the tests. */
export const OWNER_PASSWORD = 'the owner of the test shop';

/** Gateways on one server under test, and their visitors. */
export type GatewayOnServer = {
  readonly shop: ShopOnServer;
  readonly gateway: RunningGateway;
  /** Starts a further gateway on the same database. */
  start(settings?: Partial<GatewaySettings>): Promise<RunningGateway>;
  /** A browser that nobody is signed in on. */
  newDevice(gateway?: RunningGateway): Device;
  /** A browser on which a new shopper has just signed up. */
  newShopper(gateway?: RunningGateway): Promise<Device & { email: string }>;
  /** A browser on which the owner has just signed in. */
  newOwner(gateway?: RunningGateway): Promise<Device>;
  /** An e-mail nobody has. */
  newEmail(): string;
  close(): Promise<void>;
};

/** The cheapest hash there is: what the tests are about is not its cost. */
const PASSWORD_COST = { N: 2, r: 8, p: 1 };

/** Sets the shop up on the server and starts a gateway; to be called in `beforeAll`, and `close` in `afterAll`. */
export async function gatewayOnServer(
  server: ServerUnderTest,
  settings: Partial<GatewaySettings> = {},
): Promise<GatewayOnServer> {
  const shop = await shopOnServer(server);
  const running: RunningGateway[] = [];
  const start = async (more: Partial<GatewaySettings> = {}): Promise<RunningGateway> => {
    const started = await startGateway({
      environment: testEnvironment(),
      couchUrl: server.adminUrl,
      now: Date.now,
      log: pino({ level: 'warn' }, pino.destination(2)),
      passwordCost: PASSWORD_COST,
      ...settings,
      ...more,
    });
    running.push(started);
    return started;
  };
  const gateway = await start();
  const newDevice = (at = gateway) => new Device(at.url);
  const newEmail = () => `${randomUUID()}@example.org`;
  return {
    shop,
    gateway,
    start,
    newDevice,
    newEmail,
    newShopper: async (at) => {
      const device = newDevice(at);
      const email = newEmail();
      const answer = await device.signUp(email);
      if (device.session === undefined) throw new Error(`signing up: ${answer.text}`);
      for (const collection of USER_COLLECTIONS) server.deleteAtEnd(userDatabase(collection, device.session.userId));
      return Object.assign(device, { email });
    },
    newOwner: async (at) => {
      const device = newDevice(at);
      const answer = await device.signIn(OWNER_LOGIN, OWNER_PASSWORD);
      if (device.session === undefined) throw new Error(`signing in as the owner: ${answer.text}`);
      return device;
    },
    close: async () => {
      await Promise.all(running.map((one) => one.close()));
    },
  };
}

/** The settings of a shop on any free port. */
export function testEnvironment(variables: Record<string, string> = {}): Environment {
  const parsed = parseEnvironment({ PORT: '0', BLUEBOTTLE_PASSWORD: OWNER_PASSWORD, ...variables });
  if (parsed.kind === 'bad') throw new Error(parsed.problems.join('\n'));
  return parsed.environment;
}
