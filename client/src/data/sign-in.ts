import type { SignIn } from '@coffee-catalog/shared/api/accounts';
import type { Problem } from './api/api-result.ts';
import { shop } from './browser/shop.ts';

/** Signs this device in; the guest's cart comes along. Resolves when the user's data is open. */
export async function signIn(credentials: SignIn): Promise<{ kind: 'done' } | Problem> {
  const result = await shop.session.signIn(credentials);
  if (result.kind === 'problem') return result;
  await shop.settled();
  return { kind: 'done' };
}
