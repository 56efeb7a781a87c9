import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../answer/refuse.ts';
import { visitorOf } from '../devices/require-visitor.ts';
import { addressOf } from '../security/address-of.ts';
import type { Shop } from '../shop.ts';

/**
 * Why whoever sends this request is refused who does not know the password of the account they are signed in to, as slowly as at a sign-in; `undefined` when
 * it is right. `field` names where it was typed.
 */
export async function checkOwnPassword(
  shop: Shop,
  request: FastifyRequest,
  { field, password }: { field: string; password: string },
): Promise<Refusal | undefined> {
  const { account } = visitorOf(request);
  const address = addressOf(request.ip);
  const tried = shop.guard.mayTry(account.login, address);
  if (tried.kind === 'wait') {
    const message = `Too many wrong passwords. Try again in ${tried.retryAfterSeconds} s.`;
    return { code: 'too-many-requests', message, retryAfterSeconds: tried.retryAfterSeconds };
  }
  const stored = await shop.accounts.read(account.userId);
  if (await shop.passwords.check(password, stored?.password)) {
    shop.guard.succeeded(account.login, address);
    return undefined;
  }
  shop.guard.failed(account.login, address);
  return { code: 'forbidden', field, message: 'This is not the password you have now.' };
}
