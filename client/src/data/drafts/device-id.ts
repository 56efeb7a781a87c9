import type { LocalDatabase } from '../local/local-database.ts';

const ID = '_local/device';

/**
 * The id under which this device writes its shares of counts. It lives in the draft database and vanishes with it: a device that lost its drafts
 * must not go on counting `seq` from one under its old name.
 */
export async function readDeviceId(database: LocalDatabase, newId: () => string): Promise<string> {
  return database.run(async (pouch) => {
    const known = await read(pouch);
    if (known !== undefined) return known;
    const deviceId = newId();
    try {
      await pouch.put({ _id: ID, deviceId });
      return deviceId;
    } catch (error) {
      // Another tab was first: its id is the device's.
      const theirs = await read(pouch);
      if (theirs === undefined) throw new Error('giving this device an id', { cause: error });
      return theirs;
    }
  });
}

async function read(pouch: PouchDB.Database): Promise<string | undefined> {
  try {
    const { deviceId } = await pouch.get<{ deviceId: string }>(ID);
    return deviceId;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}
