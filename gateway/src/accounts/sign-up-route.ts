import { Session, SignUp } from '@coffee-catalog/shared/api/accounts';
import { normaliseLogin } from '@coffee-catalog/shared/users/password';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { showSession, startSession } from '../devices/start-session.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { createAccount } from './create-account.ts';

/** `POST /api/users`: makes an account with its databases and signs this device in. */
export function signUpRoute(app: App, shop: Shop): void {
  app.post(
    '/api/users',
    {
      schema: { summary: 'Sign up', body: SignUp, response: { 201: Session, ...ERROR_RESPONSES } },
    },
    async (request, reply) => {
      const tooMany = refuseTooMany(reply, shop.rates.signUps, addressOf(request.ip));
      if (tooMany !== undefined) return tooMany;
      const { email, password, name } = request.body;
      const login = normaliseLogin(email);
      const created = await createAccount(shop.creation, { login, password, name, roles: ['shopper'] });
      if (created.kind === 'taken') {
        const message = 'There is an account with this e-mail already. Sign in instead.';
        return refuse(reply, { code: 'email-taken', field: 'email', message });
      }
      await startSession(shop, request, reply, created.account);
      return reply.code(201).send(showSession(created.account));
    },
  );
}
