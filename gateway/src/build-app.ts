import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerBadHttp } from './answer/answer-bad-http.ts';
import { answerErrors } from './answer/answer-errors.ts';
import { refuse } from './answer/refuse.ts';
import { parseStrictJson } from './json/parse-strict-json.ts';
import { addressOf } from './security/address-of.ts';
import { checkOrigin } from './security/check-origin.ts';
import { securityHeaders } from './security/headers.ts';
import { refuseTooMany } from './security/refuse-too-many.ts';
import type { App, Shop } from './shop.ts';

/** What is the web server's own: everything before a route. */
export type AppSettings = {
  readonly shop: Shop;
  readonly origins: () => ReadonlySet<string>;
};

/** Builds the web server without its routes: time-outs, strict bodies, headers, the checks that every request passes, errors in one shape. */
export async function buildApp({ shop, origins }: AppSettings): Promise<App> {
  const secure = shop.environment.PUBLIC_ORIGIN.startsWith('https:');
  const app = fastify({
    loggerInstance: quietly(shop.log),
    logController: new LogController({ disableRequestLogging: true }),
    // Whose X-Forwarded-For is believed: nobody's, unless a proxy stands in front.
    trustProxy: shop.environment.TRUSTED_PROXIES ?? false,
    bodyLimit: shop.limits.apiBodyBytes,
    // Whole requests must arrive within that: slow senders must not hold connections, and a phone with a bad network is slow.
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 512 },
    http: { headersTimeout: 15_000, maxHeaderSize: 16_384 },
    clientErrorHandler: answerBadHttp,
    frameworkErrors: (_error, _request, reply) => {
      void refuse(reply, { code: 'bad-request', message: 'The address is not one this shop understands.' });
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.server.maxConnections = shop.limits.connections;
  answerErrors(app);
  readBodies(app);
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers } = request;
    const tooMany = refuseTooMany(reply, shop.rates.requests, addressOf(request.ip));
    if (tooMany !== undefined) return tooMany;
    const fetchSite = headers['sec-fetch-site'];
    const site = typeof fetchSite === 'string' ? fetchSite : undefined;
    const foreign = checkOrigin({ method, origin: headers.origin, fetchSite: site }, origins());
    return foreign === undefined ? undefined : refuse(reply, foreign);
  });
  await securityHeaders(app, secure);
  await app.register(cookie);
  return app;
}

/** Whoever starts the gateway says where it serves: the web server's own line about it is for debugging. */
function quietly(log: FastifyBaseLogger): FastifyBaseLogger {
  return log.level === 'info' ? log.child({}, { level: 'warn' }) : log;
}

/** JSON is read strictly, pictures as they are; any other body is refused. */
function readBodies(app: Pick<FastifyInstance, 'removeAllContentTypeParsers' | 'addContentTypeParser'>): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    if (bytes.length === 0) return done(null, undefined);
    const parsed = parseStrictJson(bytes as Buffer);
    if (parsed.kind === 'value') return done(null, parsed.value);
    return done(Object.assign(new Error(`The body cannot be read: ${parsed.problem}.`), { statusCode: 400 }));
  });
  for (const type of ['image/webp', 'image/png', 'image/jpeg']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  }
}
