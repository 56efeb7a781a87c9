import { isPushEndpoint } from '@coffee-catalog/shared/push/push-origins';
import { PushInfo, PushSubscription } from '@coffee-catalog/shared/push/push-subscription';
import * as z from 'zod/mini';
import { ERROR_RESPONSES } from '../answer/error-responses.ts';
import { refuse } from '../answer/refuse.ts';
import { requireVisitor, visitorOf } from '../devices/require-visitor.ts';
import { limitChanges } from '../security/limit-changes.ts';
import type { App, Shop } from '../shop.ts';
import { isOwner } from '../users/other-owner.ts';

/** `/api/push`: a device says where its browser can be reached (W3C Push API), so that its user is told of orders while the app is closed. */
export function pushRoutes(app: App, shop: Shop): void {
  const signedIn = requireVisitor(shop);
  const toChange = [signedIn, limitChanges(shop)];

  app.get(
    '/api/push',
    {
      schema: { summary: 'The key to subscribe with', response: { 200: PushInfo, ...ERROR_RESPONSES } },
      onRequest: signedIn,
    },
    async () => ({ publicKey: await shop.pushKey() }),
  );

  app.post(
    '/api/push/subscription',
    {
      schema: {
        summary: 'Tell this device of my orders',
        body: PushSubscription,
        response: { 204: z.null(), ...ERROR_RESPONSES },
      },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { session, account } = visitorOf(request);
      if (!isPushEndpoint(request.body.endpoint, shop.environment.PUSH_ORIGINS)) {
        const message = 'This is not the address of a push service that the shop sends to.';
        return refuse(reply, { code: 'bad-request', field: 'endpoint', message });
      }
      await shop.push.keep(session.userId, session.deviceId, { ...request.body, owner: isOwner(account) });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/push/subscription',
    {
      schema: { summary: 'Do not tell this device any more', response: { 204: z.null(), ...ERROR_RESPONSES } },
      onRequest: toChange,
    },
    async (request, reply) => {
      const { session } = visitorOf(request);
      await shop.push.remove(session.userId, session.deviceId);
      return reply.code(204).send(null);
    },
  );
}
