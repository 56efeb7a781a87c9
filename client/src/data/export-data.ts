import { Account } from '@coffee-catalog/shared/api/accounts';
import { askShop } from './api/ask-shop.ts';
import { currentUser } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';
import { listDevices } from './devices.ts';

/** A file to be saved. `complete`: the shop could be asked for what only it has (the account itself and the list of devices). */
export type ExportFile = { name: string; text: string; complete: boolean };

/**
 * Everything of the user as one JSON file: what the shop keeps, and what is only on this device. Works without a network, and then says what is missing.
 * `undefined` when nobody is signed in; rejects when this device's storage cannot be read.
 */
export async function exportData(): Promise<ExportFile | undefined> {
  const user = currentUser();
  if (user === undefined) return undefined;
  const { device } = shop;
  const [account, devices] = await Promise.all([
    askShop(device, { method: 'GET', path: '/api/account', answer: Account }),
    listDevices(),
  ]);
  const exportedTime = new Date(device.now()).toISOString();
  const missing = [
    ...(account.kind === 'problem' ? ['account'] : []),
    ...(devices.kind === 'problem' ? ['devices'] : []),
  ];
  const content = {
    format: 'coffee-catalog-export',
    version: 1,
    exportedTime,
    shop: device.origin,
    /** What could not be asked for, because there was no network. */
    missing,
    account: account.kind === 'done' ? account.value : user.session,
    devices: devices.kind === 'done' ? devices.value : [],
    ...(await user.exported()),
  };
  return {
    name: `coffee-catalog-${exportedTime.slice(0, 10)}.json`,
    text: `${JSON.stringify(content, null, 2)}\n`,
    complete: missing.length === 0,
  };
}
