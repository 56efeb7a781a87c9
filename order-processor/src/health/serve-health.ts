import Fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { HealthState, ReadyState } from './state.ts';

export type HealthSources = {
  readonly health: () => HealthState;
  readonly ready: () => ReadyState;
  readonly registry: Registry;
};

/**
 * The processor's own small HTTP service: `/live` (the process turns), `/health` (what it depends on, from the last probe, so that asking costs
 * nothing), `/ready` (it keeps up), `/metrics`. Not public.
 */
export function serveHealth({ health, ready, registry }: HealthSources): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: true });
  server.get('/live', () => ({ status: 'ok' }));
  server.get('/health', (_request, reply) => {
    const state = health();
    return reply.code(state.status === 'ok' ? 200 : 503).send(state);
  });
  server.get('/ready', (_request, reply) => {
    const state = ready();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return server;
}
