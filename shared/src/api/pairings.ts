import * as z from 'zod/mini';
import { Instant, PersonName } from '../orders/placed-order.ts';
import { PAIRING_CODE_PATTERN } from '../pairing/pairing-code.ts';
import { Session } from './accounts.ts';

/** A pairing's id: the SHA-256 of its code in hex, which is all that is stored of the code. */
export const PairingId = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Where the admission of a device stands. `claimed`: a device has shown the code and waits to be confirmed on the device that opened it. */
export const PairingState = z.enum(['open', 'claimed', 'confirmed', 'used', 'refused', 'expired']);
export type PairingState = z.infer<typeof PairingState>;

/** A device that wants to be admitted: the name its browser gives it, and the number it shows, to be compared by its user. */
const Claimant = z.object({ deviceName: z.string(), checkNumber: z.string() });

/** `GET /api/pairings/:id` for the device that opened it. Times are the server's clock; `expiresInSeconds` needs no clock of the device. */
export const Pairing = z.object({
  id: PairingId,
  state: PairingState,
  expiresTime: Instant,
  expiresInSeconds: z.int(),
  claimant: z.optional(Claimant),
});
export type Pairing = z.infer<typeof Pairing>;

/** `POST /api/pairings`, `POST /api/users/:uid/pairings`: the code is told once, here. */
export const OpenedPairing = z.object({ pairing: Pairing, code: z.string().check(z.regex(PAIRING_CODE_PATTERN)) });
export type OpenedPairing = z.infer<typeof OpenedPairing>;

/** `POST /api/pairing-claims` by a new device. */
export const PairingClaim = z.strictObject({
  code: z.string().check(z.regex(PAIRING_CODE_PATTERN, 'is not a code of ten letters and digits')),
});

const Secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** The answer: whose account it is, the number to compare, and the secret with which this device alone can ask how it went. */
export const ClaimedPairing = z.object({
  id: PairingId,
  secret: Secret,
  checkNumber: z.string(),
  name: PersonName,
  expiresInSeconds: z.int(),
});
export type ClaimedPairing = z.infer<typeof ClaimedPairing>;

/** `POST /api/pairing-claims/:id/session`: asks whether the device was admitted. */
export const PairingQuestion = z.strictObject({ secret: Secret });

/** The answer: `used` once, with the session that has begun on this device. */
export const PairingAnswer = z.object({ state: PairingState, session: z.optional(Session) });
export type PairingAnswer = z.infer<typeof PairingAnswer>;
