import type { AccountDocument } from '../accounts/account.ts';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { documentsOf } from '../couch/documents.ts';
import { isOpen, SEEN_EVERY_MS, type SessionDocument, sessionId } from './device.ts';
import { deviceIdOf, hashSecret, newSecret, type SessionToken } from './session-token.ts';

/** The devices' sessions. */
export type Sessions = {
  /** Opens a session and gives the secret that only the device will have. The oldest devices over the limit are signed out. */
  open(account: AccountDocument, deviceName: string): Promise<{ token: SessionToken; session: SessionDocument }>;
  read(uid: string, deviceId: string): Promise<SessionDocument | undefined>;
  /** A user's open sessions, the last seen first. */
  list(uid: string): Promise<SessionDocument[]>;
  /** Ends a session. Ending an ended or unknown one is no error; answers whether there was one. */
  revoke(uid: string, deviceId: string): Promise<boolean>;
  /** Removes every session of a user who goes, open or not. May be repeated. */
  removeAll(uid: string): Promise<void>;
  /** Gives an open session's device another name; `undefined` when there is none. */
  rename(uid: string, deviceId: string, deviceName: string): Promise<SessionDocument | undefined>;
  /** Notes that the device was seen, at most about once a day; answers whether it was noted now. */
  note(session: SessionDocument): Promise<boolean>;
};

/** Opens the database of sessions as the gateway. `now` is its clock. */
export function openSessions(
  ask: AskCouch,
  as: Asker,
  { now, devicesPerAccount }: { now: () => number; devicesPerAccount: number },
): Sessions {
  const documents = documentsOf(ask, as, 'sessions');
  const read = (uid: string, deviceId: string) => documents.read<SessionDocument>(sessionId(uid, deviceId));
  const all = (uid: string) => documents.list<SessionDocument>({ start: `${uid}:`, end: `${uid};` });

  const revoke = async (uid: string, deviceId: string): Promise<boolean> => {
    for (;;) {
      const session = await read(uid, deviceId);
      if (session === undefined) return false;
      if (session.revokedTime !== undefined) return true;
      const revoked: SessionDocument = { ...session, revokedTime: new Date(now()).toISOString() };
      if ((await documents.write(revoked)).kind !== 'conflict') return true;
    }
  };

  /** Keeps the list of a user's sessions short: what opens nothing is deleted, and devices over the limit are signed out, the one seen longest ago first. */
  const tidy = async (uid: string): Promise<void> => {
    const sessions = await all(uid);
    const closed = sessions.filter((session) => !isOpen(session, now()));
    for (const session of closed) await documents.remove(session);
    const open = sessions.filter((session) => isOpen(session, now())).sort(lastSeenFirst);
    for (const { deviceId } of open.slice(devicesPerAccount - 1)) await revoke(uid, deviceId);
  };

  return {
    read,
    revoke,
    open: async ({ userId }, deviceName) => {
      await tidy(userId);
      const secret = newSecret();
      const tokenHash = hashSecret(secret);
      const time = new Date(now()).toISOString();
      const session: SessionDocument = {
        _id: sessionId(userId, deviceIdOf(tokenHash)),
        type: 'session',
        schemaVersion: 1,
        userId,
        deviceId: deviceIdOf(tokenHash),
        tokenHash,
        deviceName,
        createdTime: time,
        lastSeenTime: time,
      };
      const written = await documents.write(session);
      if (written.kind !== 'written') throw new Error(`opening a session of ${userId}: ${written.kind}`);
      return { token: { uid: userId, secret }, session };
    },
    list: async (uid) => (await all(uid)).filter((session) => isOpen(session, now())).sort(lastSeenFirst),
    removeAll: async (uid) => {
      for (;;) {
        const sessions = await all(uid);
        if (sessions.length === 0) return;
        // A conflict means that one was just noted as seen: it is there again, and removed in the next turn.
        for (const session of sessions) await documents.remove(session);
      }
    },
    rename: async (uid, deviceId, deviceName) => {
      for (;;) {
        const session = await read(uid, deviceId);
        if (session === undefined || !isOpen(session, now())) return undefined;
        const renamed = { ...session, deviceName };
        if ((await documents.write(renamed)).kind !== 'conflict') return renamed;
      }
    },
    note: async (session) => {
      if (now() - Date.parse(session.lastSeenTime) < SEEN_EVERY_MS) return false;
      // A conflict means that another gateway has noted it, or that the session was just ended.
      const seen = { ...session, lastSeenTime: new Date(now()).toISOString() };
      return (await documents.write(seen)).kind === 'written';
    },
  };
}

function lastSeenFirst(a: SessionDocument, b: SessionDocument): number {
  return b.lastSeenTime.localeCompare(a.lastSeenTime);
}
