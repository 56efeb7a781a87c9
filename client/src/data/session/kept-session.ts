import { Session } from '@coffee-catalog/shared/api/accounts';
import * as z from 'zod/mini';
import type { KeptValues } from '../device/device.ts';

const SESSION = 'coffee.session';
const SIGN_OUT = 'coffee.sign-out-due';

/** Who was signed in last on this device: so that the app opens as theirs without a network. The session itself is the browser's cookie. */
export function readKeptSession(kept: KeptValues): Session | undefined {
  const text = kept.get(SESSION);
  if (text === undefined) return undefined;
  try {
    const parsed = z.safeParse(Session, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export function keepSession(kept: KeptValues, session: Session | undefined): void {
  kept.set(SESSION, session === undefined ? undefined : JSON.stringify(session));
}

/** Whether this device signed out without a network: the server must still be told. */
export function isSignOutDue(kept: KeptValues): boolean {
  return kept.get(SIGN_OUT) !== undefined;
}

export function setSignOutDue(kept: KeptValues, due: boolean): void {
  kept.set(SIGN_OUT, due ? 'yes' : undefined);
}
