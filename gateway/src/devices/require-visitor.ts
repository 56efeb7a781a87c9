import type { Role } from '@coffee-catalog/shared/users/roles';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../answer/refuse.ts';
import type { Shop } from '../shop.ts';
import { SEEN_EVERY_MS } from './device.ts';
import type { Recognised, Visitor } from './recognition.ts';
import { readSessionCookie, setSessionCookie } from './session-cookie.ts';

const visitors = new WeakMap<FastifyRequest, Visitor>();

/**
 * A hook that lets only signed-in devices pass, or only those of accounts with this role. It runs before the body is read:
 * strangers cannot make the gateway read megabytes.
 */
export function requireVisitor(shop: Shop, role?: Role) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const recognised = await recogniseRequest(shop, request, reply);
    const refusal = refuseVisitor(recognised, role);
    return refusal === undefined ? undefined : refuse(reply, refusal);
  };
}

/** The visitor that `requireVisitor` has let pass. */
export function visitorOf(request: FastifyRequest): Visitor {
  const visitor = visitors.get(request);
  if (visitor === undefined) throw new Error('this route lets everybody pass');
  return visitor;
}

/** Who sends this request. Once a day the device is noted as seen and its cookie is renewed. */
export async function recogniseRequest(shop: Shop, request: FastifyRequest, reply: FastifyReply): Promise<Recognised> {
  const cookie = readSessionCookie(shop, request);
  const recognised = await shop.recognition.recognise(cookie);
  if (recognised.kind !== 'visitor' || cookie === undefined) return recognised;
  visitors.set(request, recognised.visitor);
  const { session } = recognised.visitor;
  if (shop.now() - Date.parse(session.lastSeenTime) >= SEEN_EVERY_MS && (await shop.sessions.note(session))) {
    await shop.recognition.sessionChanged(session.userId, session.deviceId);
    setSessionCookie(shop, reply, cookie);
  }
  return recognised;
}

/** Why this visitor may not go on, if so. */
export function refuseVisitor(recognised: Recognised, role?: Role): Refusal | undefined {
  switch (recognised.kind) {
    case 'guest':
      return { code: 'unauthenticated', message: 'Sign in first.' };
    case 'disabled':
      return { code: 'disabled', message: 'This account is disabled. Ask the shop.' };
    case 'visitor':
      if (role === undefined || recognised.visitor.account.roles.includes(role)) return undefined;
      return { code: 'forbidden', message: 'This account may not do that.' };
  }
}
