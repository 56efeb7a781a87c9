import type { Session } from '@coffee-catalog/shared/api/accounts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountDocument } from '../accounts/account.ts';
import type { Shop } from '../shop.ts';
import { endSession } from './end-session.ts';
import { nameDevice } from './name-device.ts';
import { setSessionCookie } from './session-cookie.ts';

/** Signs this device in: a new session, and the cookie for it. Whoever was signed in on it before is signed out. */
export async function startSession(
  shop: Shop,
  request: FastifyRequest,
  reply: FastifyReply,
  account: AccountDocument,
): Promise<void> {
  await endSession(shop, request);
  const { token } = await shop.sessions.open(account, nameDevice(request.headers['user-agent']));
  setSessionCookie(shop, reply, token);
}

/** Who is signed in, as the device is told. */
export function showSession({ userId, roles, name }: AccountDocument): Session {
  return { userId, roles: [...roles], name };
}
