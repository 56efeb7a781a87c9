import { randomBytes } from 'node:crypto';
import { pairingCodeOf } from '@coffee-catalog/shared/pairing/pairing-code';
import type { AskCouch, Asker } from '../couch/ask-couch.ts';
import { documentsOf } from '../couch/documents.ts';
import { hashSecret, newSecret, sameHash } from '../devices/session-token.ts';
import {
  hashCode,
  newCheckNumber,
  PAIRING_LIFETIME_MS,
  PAIRINGS,
  type PairingDocument,
  pairingDocumentId,
  stateOf,
} from './pairing.ts';

type Opener = PairingDocument['openedBy'];

/** What became of a step: the pairing as it is now, or it was not to be taken (any more). */
export type Stepped = { kind: 'done'; pairing: PairingDocument } | { kind: 'no' };

/** The admissions that are under way. */
export type Pairings = {
  /** Opens one for `userId`'s account; the code is told to the caller alone. */
  open(userId: string, openedBy: Opener): Promise<{ pairing: PairingDocument; code: string }>;
  read(id: string): Promise<PairingDocument | undefined>;
  /** A new device shows the code: of several only the first is heard. */
  claim(code: string, deviceName: string): Promise<{ pairing: PairingDocument; secret: string } | undefined>;
  /** The device that opened it lets the claimant in. */
  confirm(id: string, by: Opener): Promise<Stepped>;
  /** The device that opened it does not want it any more, claimed or not. */
  refuse(id: string, by: Opener): Promise<Stepped>;
  /** The claimant fetches what it was given, once; `no` with any other secret. */
  use(id: string, secret: string): Promise<Stepped>;
};

/** Opens the pairings, which are kept among the sessions, as the gateway. `now` is its clock. */
export function openPairings(ask: AskCouch, as: Asker, now: () => number): Pairings {
  const documents = documentsOf(ask, as, 'sessions');
  const read = (id: string) => documents.read<PairingDocument>(pairingDocumentId(id));

  /** Takes a step by compare-and-set: `decide` is asked again with what is there whenever somebody else was quicker. */
  const step = async (
    id: string,
    decide: (pairing: PairingDocument) => PairingDocument | undefined,
  ): Promise<Stepped> => {
    for (;;) {
      const pairing = await read(id);
      const next = pairing === undefined ? undefined : decide(pairing);
      if (next === undefined) return { kind: 'no' };
      const written = await documents.write(next);
      if (written.kind === 'written') return { kind: 'done', pairing: { ...next, _rev: written.rev } };
      if (written.kind === 'forbidden') throw new Error(`a step of a pairing: ${written.reason}`);
    }
  };
  const isIn = (pairing: PairingDocument, ...states: string[]) => states.includes(stateOf(pairing, now()));

  /** Away with what has long expired. A conflict means that another gateway has done it. */
  const tidy = async () => {
    for (const pairing of await documents.list<PairingDocument>({ ...PAIRINGS, limit: 100 })) {
      if (now() - Date.parse(pairing.expiresTime) > PAIRING_LIFETIME_MS) await documents.remove(pairing);
    }
  };

  return {
    read,
    open: async (userId, openedBy) => {
      await tidy();
      const code = pairingCodeOf(randomBytes(10));
      const time = now();
      const pairing: PairingDocument = {
        _id: pairingDocumentId(hashCode(code)),
        type: 'pairing',
        schemaVersion: 1,
        userId,
        openedBy,
        state: 'open',
        createdTime: new Date(time).toISOString(),
        expiresTime: new Date(time + PAIRING_LIFETIME_MS).toISOString(),
      };
      const written = await documents.write(pairing);
      if (written.kind !== 'written') throw new Error(`opening a pairing: ${written.kind}`);
      return { pairing, code };
    },
    claim: async (code, deviceName) => {
      const secret = newSecret();
      const claim = { secretHash: hashSecret(secret), deviceName, checkNumber: newCheckNumber() };
      const stepped = await step(hashCode(code), (pairing) =>
        isIn(pairing, 'open') ? { ...pairing, state: 'claimed', claim } : undefined,
      );
      return stepped.kind === 'done' ? { pairing: stepped.pairing, secret } : undefined;
    },
    confirm: (id, by) =>
      step(id, (pairing) =>
        isOpener(pairing, by) && isIn(pairing, 'claimed') ? { ...pairing, state: 'confirmed' } : undefined,
      ),
    refuse: (id, by) =>
      step(id, (pairing) =>
        isOpener(pairing, by) && isIn(pairing, 'open', 'claimed', 'confirmed')
          ? { ...pairing, state: 'refused' }
          : undefined,
      ),
    use: (id, secret) =>
      step(id, (pairing) =>
        isClaimant(pairing, secret) && isIn(pairing, 'confirmed') ? { ...pairing, state: 'used' } : undefined,
      ),
  };
}

/** Whether this device opened it. */
export function isOpener({ openedBy }: PairingDocument, { userId, deviceId }: Opener): boolean {
  return openedBy.userId === userId && openedBy.deviceId === deviceId;
}

/** Whether this secret is the claimant's. */
export function isClaimant({ claim }: PairingDocument, secret: string): boolean {
  return claim !== undefined && sameHash(claim.secretHash, hashSecret(secret));
}
