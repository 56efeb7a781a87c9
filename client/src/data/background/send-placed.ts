import type { Device } from '../device/device.ts';
import { LocalDatabase } from '../local/local-database.ts';
import { Gateway } from '../sync/gateway.ts';
import { GatewayProblem } from '../sync/gateway-problem.ts';
import { sendLeaves } from '../sync/send-leaves.ts';

/** What sending in the background needs of where it runs: no clock, no screen, no memory of its own. */
export type BackgroundDevice = Pick<Device, 'origin' | 'fetch' | 'after' | 'openDatabase'>;

const PLACED = /coffee-([0-9a-f]{32})-placedOrders$/;

/**
 * Sends every order that was placed on this device and that the shop does not have, while the app is closed. What the shop has is asked first, and documents go
 * with their own revisions: doing it twice, or while the app does it too, changes nothing. The app finds out the rest when it is opened. `databases` are the names of
 * those there are on this device. Rejects when the shop could not be reached, so that the browser tries again.
 */
export async function sendPlaced(device: BackgroundDevice, databases: readonly string[]): Promise<void> {
  for (const name of databases) {
    const [, uid] = PLACED.exec(name) ?? [];
    if (uid !== undefined) await sendOf(device, uid);
  }
}

async function sendOf(device: BackgroundDevice, uid: string): Promise<void> {
  const local = new LocalDatabase(device, `coffee-${uid}-placedOrders`);
  const gateway = new Gateway(device, uid);
  try {
    const { rows } = await local.run((pouch) => pouch.allDocs());
    const leaves = rows.flatMap((row) => ('value' in row ? [{ id: row.id, rev: row.value.rev }] : []));
    await sendLeaves(leaves, { gateway, collection: 'placedOrders', local, sendUnasked: false });
  } catch (error) {
    // Another user is signed in now, or nobody: what waits is sent when this one is back.
    if (!(error instanceof GatewayProblem) || !['wrong-user', 'signed-out'].includes(error.problem.kind)) throw error;
  } finally {
    await local.close();
  }
}
