import { test as base, expect } from '@playwright/test';
import { type Device, type DeviceOptions, openDevice } from './device.ts';
import { prepareShop, type ShopProcess } from './shop-process.ts';

type Fixtures = {
  /** A running shop of this test's own. */
  shop: ShopProcess;
  /** Opens a device on that shop; closed, and checked for errors in its console, at the end. */
  openDevice: (options?: DeviceOptions) => Promise<Device>;
  /** The variables of the shop's environment. */
  variables: Record<string, string>;
  /** Whether the shop begins with nothing, as on a new machine. */
  freshShop: boolean;
};

/** The browser tests' `test`: every test has a shop and devices of its own, and none may leave an error in a console. */
export const test = base.extend<Fixtures>({
  variables: [{}, { option: true }],
  freshShop: [false, { option: true }],
  shop: async ({ variables, freshShop }, use, testInfo) => {
    const shop = await prepareShop(variables, { fresh: freshShop });
    await shop.start();
    await use(shop);
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('the shop printed', { body: shop.output() });
    await shop.dispose();
  },
  openDevice: async ({ shop }, use, testInfo) => {
    const devices: Device[] = [];
    await use(async (options) => {
      const device = await openDevice(shop, options);
      devices.push(device);
      return device;
    });
    const errors = devices.flatMap((device) => device.errors);
    for (const [index, device] of devices.entries()) {
      if (testInfo.status !== testInfo.expectedStatus) {
        const body = await device.page.screenshot().catch(() => undefined);
        if (body) await testInfo.attach(`device ${index + 1}`, { body, contentType: 'image/png' });
      }
      await device.dispose();
    }
    expect(errors, 'errors in the console').toEqual([]);
  },
});

export { expect };
