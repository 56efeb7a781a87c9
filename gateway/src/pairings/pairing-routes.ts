import { OpenedPairing, Pairing, PairingId } from '@coffee-catalog/shared/api/pairings';
import { Uid } from '@coffee-catalog/shared/orders/placed-order';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import type { Visitor } from '../devices/recognition.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { type PairingDocument, showPairing } from './pairing.ts';
import { isOpener } from './pairings.ts';

const PairingParams = z.object({ id: PairingId });
const UNKNOWN: Refusal = { code: 'not-found', message: 'There is no such admission of a device.' };
const OVER: Refusal = { code: 'conflict', message: 'This code is no longer open. Make a new one.' };
const NO_ACCOUNT: Refusal = { code: 'not-found', message: 'There is no such account.' };

/** `/api/pairings`: a signed-in device admits another one: it shows a code, and confirms who answers it. */
export function pairingRoutes(app: App, shop: Shop): void {
  const signedIn = requireVisitor(shop);
  const opened = { 201: OpenedPairing, ...ERROR_RESPONSES };
  const shown = { 200: Pairing, ...ERROR_RESPONSES };

  app.post(
    '/api/pairings',
    {
      schema: { summary: 'A code that admits a device of mine, for two minutes', response: opened },
      onRequest: signedIn,
    },
    async (request, reply) =>
      refuseMany(shop, request, reply) ??
      reply.code(201).send(await open(shop, request, visitorOf(request).account.userId)),
  );

  app.post(
    '/api/users/:uid/pairings',
    {
      schema: {
        summary: 'A code by which the owner admits a device of a user',
        params: z.object({ uid: Uid }),
        response: opened,
      },
      onRequest: requireVisitor(shop, 'bluebottle'),
    },
    async (request, reply) => {
      const tooMany = refuseMany(shop, request, reply);
      if (tooMany !== undefined) return tooMany;
      const account = await shop.accounts.read(request.params.uid);
      if (account === undefined) return refuse(reply, NO_ACCOUNT);
      return reply.code(201).send(await open(shop, request, account.userId));
    },
  );

  app.get(
    '/api/pairings/:id',
    {
      schema: { summary: 'How an admission that I opened stands', params: PairingParams, response: shown },
      onRequest: signedIn,
    },
    async (request, reply) => {
      const pairing = await shop.pairings.read(request.params.id);
      if (pairing === undefined || !isOpener(pairing, openerOf(request))) return refuse(reply, UNKNOWN);
      void reply.header('cache-control', 'no-store');
      return showPairing(pairing, shop.now());
    },
  );

  app.post(
    '/api/pairings/:id/confirm',
    {
      schema: { summary: 'Let the waiting device in', params: PairingParams, response: shown },
      onRequest: signedIn,
    },
    async (request, reply) => {
      const confirmed = await shop.pairings.confirm(request.params.id, openerOf(request));
      if (confirmed.kind !== 'done') return refuse(reply, OVER);
      await recordAdmission(shop, visitorOf(request), confirmed.pairing);
      return showPairing(confirmed.pairing, shop.now());
    },
  );

  app.delete(
    '/api/pairings/:id',
    {
      schema: {
        summary: 'Do not let any device in with this code',
        params: PairingParams,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: signedIn,
    },
    async (request, reply) => {
      // What is over already needs no refusal: doing it twice is no error.
      await shop.pairings.refuse(request.params.id, openerOf(request));
      return reply.code(204).send(null);
    },
  );
}

async function open(shop: Shop, request: FastifyRequest, userId: string) {
  const { pairing, code } = await shop.pairings.open(userId, openerOf(request));
  return { pairing: showPairing(pairing, shop.now()), code };
}

/** A device that the owner lets into somebody else's account is written down. */
async function recordAdmission({ accounts, audit }: Shop, by: Visitor, pairing: PairingDocument): Promise<void> {
  if (pairing.userId === by.account.userId) return;
  const account = await accounts.read(pairing.userId);
  await audit.record(by, {
    subject: `account:${pairing.userId}`,
    subjectName: account?.name ?? '',
    action: 'device-admitted',
    fields: [{ field: 'device', before: null, after: pairing.claim?.deviceName ?? null }],
  });
}

function openerOf(request: FastifyRequest): { userId: string; deviceId: string } {
  const { userId, deviceId } = visitorOf(request).session;
  return { userId, deviceId };
}

function refuseMany(shop: Shop, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  return refuseTooMany(reply, shop.rates.pairings, visitorOf(request).account.userId);
}
