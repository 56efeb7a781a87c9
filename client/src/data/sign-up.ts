import type { SignUp } from '@coffee-catalog/shared/api/accounts';
import type { Problem } from './api/api-result.ts';
import { currentUser } from './browser/current-shopper.ts';
import { shop } from './browser/shop.ts';

/** Makes an account and signs this device in with it; the guest's cart comes along. Resolves when the user's data is open. */
export async function signUp(account: SignUp): Promise<{ kind: 'done' } | Problem> {
  const result = await shop.session.signUp(account);
  if (result.kind === 'problem') return result;
  await shop.settled();
  // The other devices learn both from the profile. Not written: the account page asks for them, nothing else needs them.
  const { name, email } = account;
  await currentUser()
    ?.profiles.save({ name, email })
    .catch(() => undefined);
  return { kind: 'done' };
}
