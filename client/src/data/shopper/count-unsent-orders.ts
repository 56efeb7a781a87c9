import type { Device } from '../device/device.ts';
import { Ledger } from '../ledger/ledger.ts';
import { Gateway } from '../sync/gateway.ts';
import { OrdersOutbox } from '../sync/orders-outbox.ts';
import { openCollections } from './open-collections.ts';

/**
 * How many of a user's orders, and of their wishes about orders, lie on this device and are not proved to be at the shop, by what is on the disk.
 * No tab may have the user's databases open. Throws when they cannot be read.
 */
export async function countUnsentOrders(device: Device, uid: string): Promise<{ orders: number; wishes: number }> {
  const collections = openCollections(device, uid);
  try {
    await Promise.all([collections.placed.load(), collections.ledger.load()]);
    const ledger = new Ledger(collections.ledger, device);
    const local = collections.placed.database;
    const gateway = new Gateway(device, uid);
    const outbox = new OrdersOutbox({ device, gateway, ledger, local }, collections.placed);
    const { waiting, refused, wishes = 0 } = await outbox.unsent();
    return { orders: waiting + refused.length - wishes, wishes };
  } finally {
    await collections.close();
  }
}
