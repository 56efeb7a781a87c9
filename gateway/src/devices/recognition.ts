import type { AccountDocument } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Attendance } from './attendance.ts';
import { isOpen, type SessionDocument } from './device.ts';
import { deviceIdOf, hashSecret, readToken, sameHash } from './session-token.ts';
import type { Sessions } from './sessions.ts';

/** A device that is signed in, and whose it is. */
export type Visitor = { readonly account: AccountDocument; readonly session: SessionDocument };

/** Who comes: nobody known, a signed-in device, or a device of an account that is disabled. */
export type Recognised = { kind: 'guest' } | { kind: 'visitor'; visitor: Visitor } | { kind: 'disabled' };

/** Knows who comes, by the cookie; remembers it for a while, and forgets it the moment it changes. */
export type Recognition = {
  recognise(cookie: string | undefined): Promise<Recognised>;
  /** The session a cookie belongs to, open or not, whoever's. */
  recogniseDevice(cookie: string | undefined): Promise<SessionDocument | undefined>;
  /** An account was changed, here or by another gateway: what is open for it ends if it may no longer be. */
  accountChanged(uid: string): Promise<void>;
  /** A session was changed, here or by another gateway. */
  sessionChanged(uid: string, deviceId: string): Promise<void>;
  /** The feeds that tell of changes broke or came back: everything is looked up again. */
  forgetEverything(): Promise<void>;
};

/** How long a recognition is kept while changes are told, and while they are not. */
const KEPT_MS = 30_000;
const KEPT_UNTOLD_MS = 1_000;
const REMEMBERED = 10_000;

type Remembered = { readonly recognised: Recognised; readonly time: number };

/** Begins with nobody remembered. `isTold` says whether changes made elsewhere are being told; `now` is the gateway's clock. */
export function openRecognition({
  accounts,
  sessions,
  attendance,
  isTold,
  now,
}: {
  accounts: Accounts;
  sessions: Sessions;
  attendance: Attendance;
  isTold: () => boolean;
  now: () => number;
}): Recognition {
  /** By user, then by device, so that a change of an account forgets all its devices. */
  const memory = new Map<string, Map<string, Remembered & { tokenHash: string }>>();
  /** Counts what was forgotten: a reading that began before must not be remembered after. */
  let forgotten = 0;

  const forget = (uid: string) => {
    forgotten += 1;
    memory.delete(uid);
  };

  const lookUp = async (uid: string, tokenHash: string): Promise<Recognised> => {
    const [account, session] = await Promise.all([accounts.read(uid), sessions.read(uid, deviceIdOf(tokenHash))]);
    if (account === undefined || session === undefined || !sameHash(session.tokenHash, tokenHash))
      return { kind: 'guest' };
    if (!isOpen(session, now())) return { kind: 'guest' };
    return account.disabled ? { kind: 'disabled' } : { kind: 'visitor', visitor: { account, session } };
  };

  const remember = (uid: string, tokenHash: string, recognised: Recognised) => {
    // Who is not known is not remembered: made-up cookies must not fill the memory.
    if (recognised.kind === 'guest') return;
    const devices = memory.get(uid) ?? new Map<string, Remembered & { tokenHash: string }>();
    memory.delete(uid);
    memory.set(uid, devices.set(deviceIdOf(tokenHash), { recognised, tokenHash, time: now() }));
    const [oldest] = memory.keys();
    if (memory.size > REMEMBERED && oldest !== undefined) memory.delete(oldest);
  };

  const accountChanged = async (uid: string) => {
    forget(uid);
    if (!attendance.isAttending(uid)) return;
    const account = await accounts.read(uid);
    if (account === undefined || account.disabled) attendance.dismiss(uid);
  };

  return {
    recognise: async (cookie) => {
      const token = readToken(cookie);
      if (token === undefined) return { kind: 'guest' };
      const tokenHash = hashSecret(token.secret);
      const known = memory.get(token.uid)?.get(deviceIdOf(tokenHash));
      const fresh = now() - (isTold() ? KEPT_MS : KEPT_UNTOLD_MS);
      if (known !== undefined && known.time > fresh && sameHash(known.tokenHash, tokenHash)) return known.recognised;
      const before = forgotten;
      const recognised = await lookUp(token.uid, tokenHash);
      if (before === forgotten) remember(token.uid, tokenHash, recognised);
      return recognised;
    },
    recogniseDevice: async (cookie) => {
      const token = readToken(cookie);
      if (token === undefined) return undefined;
      const tokenHash = hashSecret(token.secret);
      const session = await sessions.read(token.uid, deviceIdOf(tokenHash));
      return session !== undefined && sameHash(session.tokenHash, tokenHash) ? session : undefined;
    },
    accountChanged,
    sessionChanged: async (uid, deviceId) => {
      forget(uid);
      if (!attendance.isAttending(uid)) return;
      const session = await sessions.read(uid, deviceId);
      if (session === undefined || !isOpen(session, now())) attendance.dismiss(uid, deviceId);
    },
    forgetEverything: async () => {
      forgotten += 1;
      memory.clear();
      for (const uid of attendance.uids()) {
        await accountChanged(uid);
        const open = new Set((await sessions.list(uid)).map(({ deviceId }) => deviceId));
        attendance.keepOnly(uid, open);
      }
    },
  };
}
