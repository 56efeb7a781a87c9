import { SHOP_USER_HEADER } from '@coffee-catalog/shared/api/shop';
import { SYNC_COLLECTIONS, type SyncCollection } from '@coffee-catalog/shared/databases/databases';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../answer/refuse.ts';
import { recogniseRequest } from '../devices/require-visitor.ts';
import { addressOf } from '../security/address-of.ts';
import { refuseTooMany } from '../security/refuse-too-many.ts';
import type { Shop } from '../shop.ts';
import { ALLOWED_CALLS, type AllowedCall, findQueryProblem } from './allow-list.ts';
import { answerBulkDocs } from './answer-bulk-docs.ts';
import { answerChanges } from './answer-changes.ts';
import { answerAllDocs, answerBulkGet, answerCheckpoint, answerDocument, answerRevsDiff } from './answer-documents.ts';
import { answerInfo } from './answer-info.ts';
import { decidePass, type Pass } from './decide-pass.ts';
import type { DoorHandler } from './door-call.ts';

const HANDLERS: Record<AllowedCall['name'], DoorHandler> = {
  info: answerInfo,
  changes: answerChanges,
  'revs-diff': answerRevsDiff,
  'bulk-get': answerBulkGet,
  'bulk-docs': answerBulkDocs,
  'all-docs': answerAllDocs,
  checkpoint: answerCheckpoint,
  document: answerDocument,
};

type Params = { collection: string; id?: string };

/** `/db/<collection>`: the way by which devices replicate. One route for each call of the allow-list; everything else below `/db` is refused. */
export function syncDoor(app: FastifyInstance, shop: Shop): void {
  const passes = new WeakMap<FastifyRequest, { pass: Pass; query: URLSearchParams }>();

  for (const allowed of ALLOWED_CALLS) {
    const enter = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const collection = (request.params as Params).collection as SyncCollection;
      if (!SYNC_COLLECTIONS.includes(collection)) return refuseUnknown(reply);
      const query = new URLSearchParams(request.url.split('?').slice(1).join('?'));
      const problem = findQueryProblem(allowed, query);
      if (problem !== undefined) return refuse(reply, { code: 'bad-request', ...problem });
      const recognised = await recogniseRequest(shop, request, reply);
      const header = request.headers[SHOP_USER_HEADER];
      const forUser = Array.isArray(header) ? header.join() : header;
      const decision = decidePass(collection, allowed.needs, { recognised, forUser });
      if (decision.kind === 'refused') return refuse(reply, decision.refusal);
      passes.set(request, { pass: decision.pass, query });
      return refuseExcess(shop, request, reply, decision.pass);
    };
    const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const entered = passes.get(request);
      if (entered === undefined) throw new Error('a call that did not come through the door');
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const { id = '' } = request.params as Params;
      const { signal } = gone;
      try {
        return await HANDLERS[allowed.name]({ shop, ...entered, id, body: request.body, request, reply, signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        // Nobody is there to be answered.
        return reply.hijack();
      }
    };
    for (const url of allowed.path === ''
      ? ['/db/:collection', '/db/:collection/']
      : [`/db/:collection${allowed.path}`]) {
      app.route({
        method: allowed.method,
        url,
        bodyLimit: shop.limits.syncBodyBytes,
        exposeHeadRoute: false,
        schema: { hide: true },
        onRequest: enter,
        handler: handle,
      });
    }
  }
  app.all('/db/*', { schema: { hide: true } }, (request, reply) => refuseOther(request, reply));
  app.all('/db', { schema: { hide: true } }, (_request, reply) => refuseUnknown(reply));
}

/** What one visitor may have under way, ask and send in a while. What is sent is known from its announced length, before it is read. */
function refuseExcess(
  shop: Shop,
  request: FastifyRequest,
  reply: FastifyReply,
  { visitor }: Pass,
): FastifyReply | undefined {
  const who = visitor?.account.userId ?? addressOf(request.ip);
  const leave = shop.syncRequests.take(who);
  if (leave === undefined) {
    const message = 'Too many requests are under way already. Wait for their answers.';
    return refuse(reply, { code: 'too-many-requests', message, retryAfterSeconds: 1 });
  }
  reply.raw.once('close', leave);
  if (request.headers['transfer-encoding'] !== undefined) {
    return refuse(reply, { code: 'bad-request', message: 'Say how long the body is (Content-Length).' });
  }
  const bytes = Number(request.headers['content-length'] ?? 0);
  return (
    refuseTooMany(reply, shop.rates.syncRequests, who) ??
    (bytes > 0 ? refuseTooMany(reply, shop.rates.syncBytes, who, bytes) : undefined)
  );
}

function refuseUnknown(reply: FastifyReply): FastifyReply {
  return refuse(reply, {
    code: 'not-found',
    message: `There is no such collection here, only ${SYNC_COLLECTIONS.join(', ')}.`,
  });
}

/** 403 for a collection that exists, so that PouchDB does not try to create what it takes for missing. */
function refuseOther(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [collection] = ((request.params as { '*'?: string })['*'] ?? '').split('/');
  if (!SYNC_COLLECTIONS.includes(collection as SyncCollection)) return refuseUnknown(reply);
  return refuse(reply, { code: 'forbidden', message: 'This is not something devices do here.' });
}
