import * as z from 'zod/mini';
import type { App } from '../shop.ts';
import type { Health } from './health.ts';

const CheckSchema = z.object({
  status: z.enum(['ok', 'failing']),
  since: z.optional(z.string()),
  reason: z.optional(z.string()),
});
const HealthSchema = z.object({ status: z.enum(['ok', 'failing']), checks: z.record(z.string(), CheckSchema) });

/** `GET /health`: 200 when everything the shop depends on works, else 503 and what does not. */
export function healthRoute(app: App, health: Health): void {
  const response = { 200: HealthSchema, 503: HealthSchema };
  app.get('/health', { schema: { summary: 'Whether the shop works', response } }, async (_request, reply) => {
    const state = health.state();
    return reply
      .code(state.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: state.status, checks: { ...state.checks } });
  });
}
