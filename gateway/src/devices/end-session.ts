import type { FastifyRequest } from 'fastify';
import type { Shop } from '../shop.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Ends the session of the device that sends this request, if it has one: also of an account that is disabled. */
export async function endSession(shop: Shop, request: FastifyRequest): Promise<void> {
  const device = await shop.recognition.recogniseDevice(readSessionCookie(shop, request));
  if (device !== undefined) await endDevice(shop, device.userId, device.deviceId);
}

/** Signs a device out, at once: what it has open ends. Answers whether there was such a device. */
export async function endDevice(shop: Shop, uid: string, deviceId: string): Promise<boolean> {
  const known = await shop.sessions.revoke(uid, deviceId);
  await shop.push.remove(uid, deviceId);
  await shop.recognition.sessionChanged(uid, deviceId);
  return known;
}

/** Signs all devices of a user out but `except`. */
export async function endOtherSessions(shop: Shop, uid: string, except: string | undefined): Promise<void> {
  for (const { deviceId } of await shop.sessions.list(uid)) {
    if (deviceId !== except) await endDevice(shop, uid, deviceId);
  }
}
