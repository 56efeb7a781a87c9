import {
  ClaimedPairing,
  PairingAnswer,
  PairingClaim,
  PairingId,
  PairingQuestion,
} from '@coffee-catalog/shared/api/pairings';
import * as z from 'zod/mini';
import type { AccountDocument } from '../accounts/account.ts';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { isOpen } from '../devices/device.ts';
import { nameDevice } from '../devices/name-device.ts';
import { showSession, startSession } from '../devices/start-session.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { type PairingDocument, secondsLeft, stateOf } from './pairing.ts';
import { isClaimant } from './pairings.ts';

/** The same for a code that never was, was used, refused or is too old: nothing to be learned by trying. */
const NO_CODE: Refusal = {
  code: 'not-found',
  field: 'code',
  message: 'This code is not known, or no longer. Have the other device show a new one.',
};

/** `/api/pairing-claims`: a device that nobody is signed in on asks to be admitted, and is signed in once it was confirmed. */
export function claimRoutes(app: App, shop: Shop): void {
  app.post(
    '/api/pairing-claims',
    {
      schema: {
        summary: 'Ask to be admitted, with the code that a signed-in device shows',
        body: PairingClaim,
        response: { 201: ClaimedPairing, ...ERROR_RESPONSES },
      },
    },
    async (request, reply) => {
      const tooMany = refuseTooMany(reply, shop.rates.pairingClaims, addressOf(request.ip));
      if (tooMany !== undefined) return tooMany;
      const claimed = await shop.pairings.claim(request.body.code, nameDevice(request.headers['user-agent']));
      const account = claimed === undefined ? undefined : await admittedAccount(shop, claimed.pairing);
      const claim = claimed?.pairing.claim;
      if (claimed === undefined || account === undefined || claim === undefined) return refuse(reply, NO_CODE);
      const { pairing, secret } = claimed;
      void reply.header('cache-control', 'no-store');
      return reply.code(201).send({
        id: pairing._id.slice('pairing:'.length),
        secret,
        checkNumber: claim.checkNumber,
        name: account.name,
        expiresInSeconds: secondsLeft(pairing, shop.now()),
      });
    },
  );

  app.post(
    '/api/pairing-claims/:id/session',
    {
      schema: {
        summary: 'Whether I was admitted; if so this device is signed in',
        params: z.object({ id: PairingId }),
        body: PairingQuestion,
        response: { 200: PairingAnswer, ...ERROR_RESPONSES },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { secret } = request.body;
      void reply.header('cache-control', 'no-store');
      const pairing = await shop.pairings.read(id);
      // Whoever has not the secret is told the same as if there were nothing.
      if (pairing === undefined || !isClaimant(pairing, secret)) return refuse(reply, NO_CODE);
      const state = stateOf(pairing, shop.now());
      if (state !== 'confirmed') return { state };
      const account = await admittedAccount(shop, pairing);
      if (account === undefined) return { state: 'refused' as const };
      // Used first: a crash before the session leaves a code that opens nothing, never one that opens two devices.
      const used = await shop.pairings.use(id, secret);
      if (used.kind === 'no') return { state: 'expired' as const };
      await startSession(shop, request, reply, account);
      return { state: 'used' as const, session: showSession(account) };
    },
  );
}

/**
 * The account the pairing admits to, if it may still be: the account is not disabled, and who opened it is still signed in on that device, and still the
 * owner if it is another's account. A device that was signed out meanwhile, say by a change of password, lets nobody in.
 */
async function admittedAccount(
  shop: Shop,
  { userId, openedBy }: PairingDocument,
): Promise<AccountDocument | undefined> {
  const [account, opener, session] = await Promise.all([
    shop.accounts.read(userId),
    shop.accounts.read(openedBy.userId),
    shop.sessions.read(openedBy.userId, openedBy.deviceId),
  ]);
  if (account === undefined || account.disabled || opener === undefined || opener.disabled) return undefined;
  if (session === undefined || !isOpen(session, shop.now())) return undefined;
  return userId === openedBy.userId || opener.roles.includes('bluebottle') ? account : undefined;
}
