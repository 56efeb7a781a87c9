import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Shop } from '../shop.ts';
import { SESSION_LIFETIME_MS } from './device.ts';
import { type SessionToken, writeToken } from './session-token.ts';

/** The cookie by which a device is known. With HTTPS its name binds it to this host alone (RFC 6265bis, `__Host-`). */
function cookieName(shop: Shop): string {
  return isSecure(shop) ? '__Host-shop-session' : 'shop-session';
}

/** The session cookie's value, if the request has one. */
export function readSessionCookie(shop: Shop, request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(shop)];
}

/** Gives the device its cookie, for 180 days from now. */
export function setSessionCookie(shop: Shop, reply: FastifyReply, token: SessionToken | string): void {
  const value = typeof token === 'string' ? token : writeToken(token);
  void reply.setCookie(cookieName(shop), value, { ...cookieOptions(shop), maxAge: SESSION_LIFETIME_MS / 1000 });
}

/** Takes the cookie away. */
export function clearSessionCookie(shop: Shop, reply: FastifyReply): void {
  void reply.clearCookie(cookieName(shop), cookieOptions(shop));
}

function cookieOptions(shop: Shop) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(shop) } as const;
}

function isSecure({ environment }: Shop): boolean {
  return environment.PUBLIC_ORIGIN.startsWith('https:');
}
