import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';
import { GatewayBusy } from './gateway-busy.ts';
import { type Refusal, refuse } from './refuse.ts';

/** Lets every error of the app, expected or not, be answered in the one shape; a surprise is logged once and answered with its id. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // The answer has begun: all that is left is to break it off, so that nobody takes it for a whole one.
    if (reply.sent || reply.raw.headersSent) return void reply.raw.destroy();
    return refuse(reply, explain(error, request, reply));
  });
}

function explain(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Refusal {
  if (error instanceof CouchUnavailable) {
    request.log.warn(
      { doing: error.message, reason: String(error.cause), path: pathOf(request) },
      'the database does not answer',
    );
    return {
      code: 'unavailable',
      message: 'The shop cannot reach its database. Try again in a moment.',
      retryAfterSeconds: 2,
    };
  }
  if (error instanceof GatewayBusy) {
    return { code: 'unavailable', message: 'The shop is busy. Try again in a moment.', retryAfterSeconds: 2 };
  }
  if (error.validation !== undefined) return explainValidation(error);
  const status = error.statusCode ?? 500;
  if (status === 413) return { code: 'too-large', message: 'The request is larger than the shop accepts.' };
  if (status === 415)
    return { code: 'unsupported-media-type', message: 'The shop does not accept this content type here.' };
  if (status === 429) {
    const wait = Number(reply.getHeader('retry-after') ?? 1);
    return {
      code: 'too-many-requests',
      message: `Too many requests. Try again in ${wait} s.`,
      retryAfterSeconds: wait,
    };
  }
  if (status >= 400 && status < 500) return { code: 'bad-request', message: error.message };
  request.log.error({ err: error, id: request.id, method: request.method, path: pathOf(request) }, 'a request failed');
  return { code: 'internal', message: `Something went wrong in the shop. Its record has the number ${request.id}.` };
}

function explainValidation(error: FastifyError): Refusal {
  const [first] = error.validation ?? [];
  const unknown = first?.params?.['keys'];
  const path = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
  if (Array.isArray(unknown)) path.push(String(unknown[0]));
  const field = path.join('.');
  const what = field === '' ? `the ${error.validationContext ?? 'request'}` : field;
  return {
    code: 'bad-request',
    field: field === '' ? undefined : field.slice(0, 200),
    message: `${what.slice(0, 200)}: ${first?.message ?? 'is not as it should be'}`,
  };
}

/** Without the query, which may hold more than a log should. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}
