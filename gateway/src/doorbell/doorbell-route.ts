import type { DoorbellRing } from '@coffee-catalog/shared/api/shop';
import { SYNC_COLLECTIONS, type SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { refuse } from '../answer/refuse.ts';
import type { Visitor } from '../devices/recognition.ts';
import { recogniseRequest, refuseVisitor } from '../devices/require-visitor.ts';
import { addressOf } from '../security/address-of.ts';
import type { App, Shop } from '../shop.ts';
import { GUEST } from '../sync-door/decide-pass.ts';

const DoorbellQuery = z.object({ user: z.string().check(z.maxLength(64)) });

/** Proxies and phones drop connections that are silent for half a minute. */
const HEARTBEAT_MS = 20_000;
/** After how long a browser opens a doorbell again that was cut. */
const RETRY_MS = 2_000;

/**
 * `GET /api/doorbell?user=<uid>`: server-sent events (WHATWG HTML, "Server-sent events"). `changed` says in which collections something happened;
 * one comes at once, since anything may have happened before. `closed` says why it ends: after `replaced` or `signed-out` do not come back.
 */
export function doorbellRoute(app: App, shop: Shop): void {
  app.get(
    '/api/doorbell',
    {
      // A HEAD would hold a doorbell that says nothing.
      exposeHeadRoute: false,
      schema: {
        querystring: DoorbellQuery,
        summary: 'Hear when something changes: `changed` with {"collections": […]}, as server-sent events',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { user } = request.query;
      const recognised = await recogniseRequest(shop, request, reply);
      if (user === GUEST) return openDoorbell(shop, request, reply, undefined);
      const refusal = refuseVisitor(recognised);
      if (refusal !== undefined) return refuse(reply, refusal);
      const visitor = recognised.kind === 'visitor' ? recognised.visitor : undefined;
      if (visitor?.account.userId === user) return openDoorbell(shop, request, reply, visitor);
      const message = 'Somebody else is signed in on this device than this doorbell is meant for.';
      return refuse(reply, { code: 'wrong-user', field: 'user', message });
    },
  );
}

function openDoorbell(
  shop: Shop,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor | undefined,
): FastifyReply {
  const { raw } = reply;
  const session = visitor?.session;
  let over = false;

  const say = (event: string, data: unknown) => {
    if (!over) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const ring = (collections: readonly SyncCollection[]) => {
    const data: DoorbellRing = { collections: [...collections] };
    say('changed', data);
  };
  const end = (reason: 'replaced' | 'signed-out' | 'closing') => {
    say('closed', { reason });
    finish();
    raw.end();
  };
  const added = shop.doorbells.add({
    uid: session?.userId,
    deviceId: session?.deviceId,
    address: addressOf(request.ip),
    ring,
    end,
  });
  if (added.kind === 'too-many') {
    const message = 'Too many doorbells are open already.';
    return refuse(reply, { code: 'too-many-requests', message, retryAfterSeconds: 30 });
  }
  const absent =
    session && shop.attendance.attend({ uid: session.userId, deviceId: session.deviceId }, () => end('signed-out'));
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  const finish = () => {
    if (over) return;
    over = true;
    clearInterval(heartbeat);
    added.remove();
    absent?.();
  };
  raw.once('close', finish);
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx would keep the events until it has a buffer full.
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: ${RETRY_MS}\n\n`);
  ring(session === undefined ? ['catalog'] : SYNC_COLLECTIONS);
  return reply;
}
