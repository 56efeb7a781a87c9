import { PasswordChange } from '@coffee-catalog/shared/api/passwords';
import * as z from 'zod/mini';
import { changeAccount } from '../accounts/change-account.ts';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { endOtherSessions } from '../devices/end-session.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { checkOwnPassword } from './check-own-password.ts';

/** `POST /api/password`: a new password for the one who knows the old one. Whoever else is signed in with the old one is signed out. */
export function passwordRoute(app: App, shop: Shop): void {
  app.post(
    '/api/password',
    {
      schema: {
        summary: 'Change my password; my other devices are signed out',
        body: PasswordChange,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: requireVisitor(shop),
    },
    async (request, reply) => {
      const { account, session } = visitorOf(request);
      const { current, next } = request.body;
      const tooMany = refuseTooMany(reply, shop.rates.signIns, addressOf(request.ip));
      if (tooMany !== undefined) return tooMany;
      const refusal = await checkOwnPassword(shop, request, { field: 'current', password: current });
      if (refusal !== undefined) return refuse(reply, refusal);
      const hash = await shop.passwords.hash(next);
      await changeAccount(shop.accounts, account.userId, (known) => ({ ...known, password: hash }));
      await endOtherSessions(shop, account.userId, session.deviceId);
      return reply.code(204).send(null);
    },
  );
}
