import { Account, AccountDeletion } from '@coffee-catalog/shared/api/accounts';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { clearSessionCookie } from '../devices/session-cookie.ts';
import { checkOwnPassword } from '../passwords/check-own-password.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { hasOtherOwner, isOwner } from '../users/other-owner.ts';
import { showAccount } from './account.ts';
import { deleteAccount } from './delete-account.ts';

/** `/api/account`: what the shop keeps of the account that is signed in, and the way to be rid of it. */
export function accountRoutes(app: App, shop: Shop): void {
  const signedIn = requireVisitor(shop);

  app.get(
    '/api/account',
    { schema: { summary: 'My account', response: { 200: Account, ...ERROR_RESPONSES } }, onRequest: signedIn },
    async (request, reply) => reply.header('cache-control', 'no-store').send(showAccount(visitorOf(request).account)),
  );

  app.post(
    '/api/account/deletion',
    {
      schema: {
        summary: 'Delete my account with everything in it; orders that the shop has received stay in its book',
        body: AccountDeletion,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: signedIn,
    },
    async (request, reply) => {
      const { account } = visitorOf(request);
      const { password } = request.body;
      const tooMany = refuseTooMany(reply, shop.rates.signIns, addressOf(request.ip));
      if (tooMany !== undefined) return tooMany;
      const refusal = await checkOwnPassword(shop, request, { field: 'password', password });
      if (refusal !== undefined) return refuse(reply, refusal);
      if (isOwner(account) && !(await hasOtherOwner(shop.accounts, account.userId))) {
        const message = 'This is the last account that can run the shop. Give the role to another account first.';
        return refuse(reply, { code: 'conflict', message });
      }
      const deleted = await deleteAccount(shop.deletion, account);
      if (deleted.kind === 'under-way') {
        const message = 'An order of yours is just being taken in. Try again when it is received.';
        return refuse(reply, { code: 'conflict', message });
      }
      clearSessionCookie(shop, reply);
      return reply.code(204).send(null);
    },
  );
}
