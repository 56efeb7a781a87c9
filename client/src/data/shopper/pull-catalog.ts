import type { Catalog } from '../catalog/catalog.ts';
import { keepPictures } from '../catalog/keep-pictures.ts';
import type { Device } from '../device/device.ts';
import { openRemote } from '../local/pouchdb.ts';
import type { Gateway } from '../sync/gateway.ts';
import { pull } from '../sync/pull.ts';
import { remoteDatabase } from '../sync/remote-database.ts';

/** Brings the catalog, and in the background the pictures it shows. */
export function pullCatalog(
  device: Device,
  gateway: Gateway,
  catalog: Catalog,
): (signal: AbortSignal) => Promise<void> {
  let opened: PouchDB.Database | undefined;
  let keeping: Promise<void> | undefined;
  return async (signal) => {
    const remote = (opened ??= await remoteDatabase(openRemote, gateway, 'catalog'));
    await pull(remote, catalog.database, { signal });
    await catalog.collection.refresh();
    // Not waited for: an order must not stand in line behind pictures. One that fails is fetched after the next round.
    keeping ??= keepPictures(device.pictures, catalog.pictures())
      .catch(() => undefined)
      .then(() => {
        keeping = undefined;
      });
  };
}
