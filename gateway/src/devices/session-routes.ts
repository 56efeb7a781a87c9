import { Session, SignIn } from '@coffee-catalog/shared/api/accounts';
import { normaliseLogin } from '@coffee-catalog/shared/users/password';
import * as z from 'zod/mini';
import { checkCredentials } from '../accounts/check-credentials.ts';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { App, Shop } from '../shop.ts';
import { endSession } from './end-session.ts';
import { requireVisitor, visitorOf } from './require-visitor.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { showSession, startSession } from './start-session.ts';

/** `/api/session`: who is signed in on this device, and how that changes. */
export function sessionRoutes(app: App, shop: Shop): void {
  app.post(
    '/api/session',
    { schema: { summary: 'Sign in', body: SignIn, response: { 200: Session, ...ERROR_RESPONSES } } },
    async (request, reply) => {
      const address = addressOf(request.ip);
      const tooMany = refuseTooMany(reply, shop.rates.signIns, address);
      if (tooMany !== undefined) return tooMany;
      const login = normaliseLogin(request.body.login);
      const tried = shop.guard.mayTry(login, address);
      if (tried.kind === 'wait') {
        const { retryAfterSeconds } = tried;
        const message = `Too many wrong passwords. Try again in ${retryAfterSeconds} s.`;
        return refuse(reply, { code: 'too-many-requests', message, retryAfterSeconds });
      }
      const credentials = await checkCredentials(shop.creation, request.body);
      switch (credentials.kind) {
        case 'unknown':
          shop.guard.failed(login, address);
          return refuse(reply, { code: 'bad-credentials', message: 'The login or the password is wrong.' });
        case 'disabled':
          return refuse(reply, { code: 'disabled', message: 'This account is disabled. Ask the shop.' });
        case 'known':
          shop.guard.succeeded(login, address);
          await startSession(shop, request, reply, credentials.account);
          return reply.send(showSession(credentials.account));
      }
    },
  );
  app.get(
    '/api/session',
    {
      schema: { summary: 'Who is signed in', response: { 200: Session, ...ERROR_RESPONSES } },
      onRequest: requireVisitor(shop),
    },
    async (request, reply) => reply.header('cache-control', 'no-store').send(showSession(visitorOf(request).account)),
  );
  app.delete(
    '/api/session',
    { schema: { summary: 'Sign out', response: { 204: z.null(), ...ERROR_RESPONSES } } },
    async (request, reply) => {
      await endSession(shop, request);
      clearSessionCookie(shop, reply);
      return reply.code(204).send(null);
    },
  );
}
