import type { Device } from '../device/device.ts';
import { databaseName, GUEST } from '../local/database-names.ts';
import { LocalDatabase } from '../local/local-database.ts';

const MARK = '_local/adopted-by';

/**
 * Gives the guest's carts to a user, once. First the mark in the guest's database says who adopts, then the rows are copied with their own
 * revisions (twice is the same), then the guest's database goes. After a crash anywhere `finishAdoption` goes on for the user the mark names,
 * whoever signs in then. Returns whether there was anything to adopt.
 */
export async function adoptGuestCart(device: Device, uid: string): Promise<boolean> {
  return withGuestLock(device, async (guest) => {
    const marked = await markedUser(guest.pouch);
    if (marked === undefined) {
      if ((await liveRows(guest.pouch)).length === 0) return false;
      await guest.pouch.put({ _id: MARK, uid });
    }
    await carryOver(device, guest, marked ?? uid);
    return marked === undefined || marked === uid;
  });
}

/** Goes on with an adoption that was cut off; before it, nobody may read the guest's carts as a guest's. */
export async function finishAdoption(device: Device): Promise<void> {
  await withGuestLock(device, async (guest) => {
    const uid = await markedUser(guest.pouch);
    if (uid !== undefined) await carryOver(device, guest, uid);
  });
}

async function withGuestLock<T>(device: Device, task: (guest: LocalDatabase) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined;
  const never = new AbortController().signal;
  await device.holdLock('coffee-guest-cart', { signal: never }, async () => {
    const guest = new LocalDatabase(device, databaseName(GUEST, 'draftOrders'));
    try {
      answer = { value: await task(guest) };
    } finally {
      await guest.close();
    }
  });
  if (answer === undefined) throw new Error("the lock of the guest's cart was lost");
  return answer.value;
}

async function carryOver(device: Device, guest: LocalDatabase, uid: string): Promise<void> {
  const user = new LocalDatabase(device, databaseName(uid, 'draftOrders'));
  try {
    const docs = await liveRows(guest.pouch);
    if (docs.length > 0) await user.pouch.bulkDocs(docs, { new_edits: false });
  } finally {
    await user.close();
  }
  await guest.destroy();
}

async function markedUser(pouch: PouchDB.Database): Promise<string | undefined> {
  try {
    return (await pouch.get<{ uid: string }>(MARK)).uid;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
}

/** Every live row with its own revision and ancestors. */
async function liveRows(pouch: PouchDB.Database): Promise<PouchDB.Core.PutDocument<object>[]> {
  const { rows } = await pouch.allDocs();
  if (rows.length === 0) return [];
  const docs = rows.map(({ id, value }) => ({ id, rev: value.rev }));
  const { results } = await pouch.bulkGet({ docs, revs: true });
  return results.flatMap(({ docs: found }) => found.flatMap((answer) => ('ok' in answer ? [answer.ok] : [])));
}
