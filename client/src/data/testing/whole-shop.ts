import type { SeedItem } from '@coffee-catalog/couchdb/catalog/catalog-items';
import type { ServerUnderTest } from '@coffee-catalog/couchdb/contract/each-server';
import { shopOnServer } from '@coffee-catalog/couchdb/contract/shop-on-server';
import {
  type GatewayOnServer,
  gatewayOnServer,
  testEnvironment,
} from '@coffee-catalog/gateway/testing/gateway-on-server';
import { type RunningProcessor, startProcessor } from '@coffee-catalog/order-processor/start-processor';
import { createRing } from '@coffee-catalog/shared/ring/ring';
import { pino } from 'pino';
import { ESPRESSO, FLAT_WHITE } from './sample.ts';
import { type TestDevice, testDevice } from './test-device.ts';

/** A gateway and a processor on a server under test, as `npm start` runs them: in one process, with one ring. */
export type WholeShop = GatewayOnServer & {
  /** A device nobody is signed in on; its requests carry its own cookie. */
  openDevice: () => TestDevice;
  startProcessor: () => Promise<RunningProcessor>;
};

const item = (id: string, name: string, amount: number): SeedItem => ({
  id,
  slug: name.toLowerCase().replace(' ', '-'),
  name,
  description: `A ${name}.`,
  category: 'espresso',
  order: 1,
  price: { amount, currency: 'EUR' },
  options: [],
  allergens: [],
  details: [],
  svg: `<svg xmlns="http://www.w3.org/2000/svg"><title>${name}</title></svg>`,
});

export async function openWholeShop(server: ServerUnderTest): Promise<WholeShop> {
  await shopOnServer(server, { items: [item(FLAT_WHITE, 'Flat white', 420), item(ESPRESSO, 'Espresso', 250)] });
  const ring = createRing();
  const onServer = await gatewayOnServer(server, { ring });
  return Object.assign(onServer, {
    openDevice() {
      const browser = onServer.newDevice();
      return testDevice((url, init) => browser.fetch(url, init), browser.origin);
    },
    startProcessor: () =>
      startProcessor({
        environment: { ...testEnvironment(), PROCESSOR_PORT: 0 },
        couchUrl: server.adminUrl,
        now: Date.now,
        log: pino({ level: 'error' }, pino.destination(2)),
        ring,
      }),
  });
}
