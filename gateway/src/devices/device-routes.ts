import { Device, DeviceChange, DeviceList } from '@coffee-catalog/shared/api/devices';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { type Refusal, refuse } from '../answer/refuse.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import type { SessionDocument } from './device.ts';
import { endDevice } from './end-session.ts';
import { requireVisitor, visitorOf } from './require-visitor.ts';
import { clearSessionCookie } from './session-cookie.ts';

const DeviceParams = z.object({ deviceId: z.string().check(z.regex(/^[0-9a-f]{32}$/)) });
const UNKNOWN: Refusal = { code: 'not-found', message: 'There is no such device.' };

/** `/api/devices`: on which devices the user is signed in, and the way to end that. */
export function deviceRoutes(app: App, shop: Shop): void {
  const signedIn = requireVisitor(shop);
  const toChange = [signedIn, limitChanges(shop)];

  app.get(
    '/api/devices',
    { schema: { summary: 'My devices', response: { 200: DeviceList, ...ERROR_RESPONSES } }, onRequest: signedIn },
    async (request, reply) => {
      const { session } = visitorOf(request);
      const sessions = await shop.sessions.list(session.userId);
      void reply.header('cache-control', 'no-store');
      return { devices: sessions.map((one) => showDevice(one, session.deviceId)) };
    },
  );

  app.patch(
    '/api/devices/:deviceId',
    {
      schema: {
        summary: 'Name one of my devices',
        params: DeviceParams,
        body: DeviceChange,
        response: { 200: Device, ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { session } = visitorOf(request);
      const { deviceId } = request.params;
      const renamed = await shop.sessions.rename(session.userId, deviceId, request.body.name);
      if (renamed === undefined) return refuse(reply, UNKNOWN);
      await shop.recognition.sessionChanged(session.userId, deviceId);
      return showDevice(renamed, session.deviceId);
    },
  );

  app.delete(
    '/api/devices/:deviceId',
    {
      schema: {
        summary: 'Sign one of my devices out, at once',
        params: DeviceParams,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { session } = visitorOf(request);
      const { deviceId } = request.params;
      if (!(await endDevice(shop, session.userId, deviceId))) return refuse(reply, UNKNOWN);
      if (deviceId === session.deviceId) clearSessionCookie(shop, reply);
      return reply.code(204).send(null);
    },
  );
}

/** A session as people see it: a device. `current`: the device that asks. */
export function showDevice(
  { deviceId, deviceName, createdTime, lastSeenTime }: SessionDocument,
  current: string,
): Device {
  return { deviceId, name: deviceName, createdTime, lastSeenTime, current: deviceId === current };
}
