import type { Device } from '@coffee-catalog/client/data/device/device';
import * as openUser from '@coffee-catalog/client/data/shopper/open-user';
import { Shop } from '@coffee-catalog/client/data/shopper/shop';
import type { User } from '@coffee-catalog/client/data/shopper/shopper';
import type { Life } from '../life/life.ts';
import { bindDevice } from './bind-device.ts';
import type { Phone } from './phone.ts';

/** One tab with the shop: the client's own data layer on a simulated device. */
export class Tab {
  readonly phone: Phone;
  readonly life: Life;
  readonly device: Device;
  readonly shop: Shop;

  constructor(phone: Phone, life: Life) {
    this.phone = phone;
    this.life = life;
    this.device = bindDevice(phone, life);
    this.shop = new Shop(this.device, async () => openUser);
  }

  start(): void {
    this.shop.start();
  }

  /** Whoever is signed in here, once their databases are open. */
  get user(): User | undefined {
    const shopper = this.shop.shopper.get();
    return typeof shopper === 'object' && shopper.kind === 'user' ? shopper : undefined;
  }
}
