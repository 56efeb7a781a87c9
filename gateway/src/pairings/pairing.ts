import { createHash, randomInt } from 'node:crypto';
import type { Pairing, PairingState } from '@coffee-catalog/shared/api/pairings';
import type { Stored } from '../couch/documents.ts';

/**
 * The admission of a device as stored in `sessions`, under `pairing:<SHA-256 of the code>`: the code itself is only on the screen of the device that opened it.
 * Every step is a compare-and-set of this one document, so that it happens once, whichever gateways take part. Times are the gateway's clock.
 */
export type PairingDocument = Stored & {
  readonly type: 'pairing';
  readonly schemaVersion: 1;
  /** Whose account the new device will be signed in to. */
  readonly userId: string;
  /** The device that opened it and must confirm: the user's own, or the owner's. */
  readonly openedBy: { readonly userId: string; readonly deviceId: string };
  readonly state: Exclude<PairingState, 'expired'>;
  readonly createdTime: string;
  readonly expiresTime: string;
  readonly claim?: { readonly secretHash: string; readonly deviceName: string; readonly checkNumber: string };
};

/** How long a code can be used and confirmed. */
export const PAIRING_LIFETIME_MS = 120_000;
/** How long a device that was confirmed has to fetch its session. */
const FETCH_MS = 60_000;

const PREFIX = 'pairing:';
/** Every pairing, by id. */
export const PAIRINGS = { start: PREFIX, end: 'pairing;' } as const;

/** The id of a code's pairing. */
export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

export const pairingDocumentId = (id: string) => `${PREFIX}${id}`;

/** Three digits that both devices show: who confirms sees that it is the device in their hand, and not one that saw the code over a shoulder. */
export function newCheckNumber(): string {
  return String(randomInt(1000)).padStart(3, '0');
}

/** Where it stands at `now`: what has not gone on in time has expired. */
export function stateOf({ state, expiresTime }: PairingDocument, now: number): PairingState {
  const late = now - Date.parse(expiresTime);
  if ((state === 'open' || state === 'claimed') && late >= 0) return 'expired';
  return state === 'confirmed' && late >= FETCH_MS ? 'expired' : state;
}

/** What the device that opened it is shown. */
export function showPairing(document: PairingDocument, now: number): Pairing {
  const { _id, expiresTime, claim } = document;
  return {
    id: _id.slice(PREFIX.length),
    state: stateOf(document, now),
    expiresTime,
    expiresInSeconds: secondsLeft(document, now),
    ...(claim === undefined ? {} : { claimant: { deviceName: claim.deviceName, checkNumber: claim.checkNumber } }),
  };
}

/** Whole seconds until it expires, none once it has. */
export function secondsLeft({ expiresTime }: PairingDocument, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresTime) - now) / 1000));
}
