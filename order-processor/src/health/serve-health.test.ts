import { afterEach, expect, test } from 'vitest';
import { ServerProblem } from '../server/ask.ts';
import { HealthWatch } from './health-watch.ts';
import { createMetrics } from './metrics.ts';
import { serveHealth } from './serve-health.ts';
import type { ReadyState } from './state.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The service over a server that answers or not, and a processor that keeps up or not. */
function served({ answers = true, ready = true }: { answers?: boolean; ready?: boolean } = {}) {
  const restarts: string[] = [];
  const health = new HealthWatch(
    () => (answers ? Promise.resolve({}) : Promise.reject(new ServerProblem(0, 'GET orders: no answer'))),
    (feed) => restarts.push(feed),
  );
  const state: ReadyState = ready
    ? { ready, oldestAgeSeconds: 0 }
    : { ready, oldestAgeSeconds: 400, reason: 'an order has waited longer than 300 s' };
  const metrics = createMetrics({ queueLength: () => 2, parked: () => 1, backlog: () => 3, oldestAgeSeconds: () => 4 });
  const server = serveHealth({ health: () => health.state(), ready: () => state, registry: metrics.registry });
  closers.push(() => server.close());
  return { health, server, metrics, restarts };
}

test('a process that turns is live, whatever else is wrong', async () => {
  const { server } = served({ answers: false, ready: false });
  expect((await server.inject('/live')).statusCode).toBe(200);
});

test('health tells what the last probe found, and which feeds run', async () => {
  const { server, health } = served();
  expect((await server.inject('/health')).statusCode).toBe(503);
  await health.probe();
  health.ok('watch');
  const good = await server.inject('/health');
  expect([good.statusCode, good.json()]).toEqual([
    200,
    { status: 'ok', checks: { watch: { ok: true }, couchdb: { ok: true } } },
  ]);
  health.failed('watch', new Error('no answer'));
  const bad = await server.inject('/health');
  expect(bad.statusCode).toBe(503);
  expect(bad.json()).toMatchObject({ status: 'failing', checks: { watch: { ok: false, message: 'no answer' } } });
});

test('a server that does not answer is no healthy one', async () => {
  const { server, health } = served({ answers: false });
  health.ok('watch');
  expect(await health.probe()).toBe(false);
  const answer = await server.inject('/health');
  expect(answer.json()).toMatchObject({ checks: { couchdb: { ok: false, message: 'GET orders: no answer' } } });
});

test('ready says whether the processor keeps up, and why not', async () => {
  expect((await served().server.inject('/ready')).statusCode).toBe(200);
  const late = await served({ ready: false }).server.inject('/ready');
  expect(late.statusCode).toBe(503);
  expect(late.json()).toMatchObject({ oldestAgeSeconds: 400, reason: 'an order has waited longer than 300 s' });
});

test('the figures are read when somebody asks', async () => {
  const { server, metrics } = served();
  metrics.outcomes.inc({ status: 'received' });
  const { body, headers } = await server.inject('/metrics');
  expect(headers['content-type']).toContain('text/plain');
  for (const line of ['orders_queue_length 2', 'orders_parked 1', 'orders_oldest_age_seconds 4'])
    expect(body).toContain(line);
  expect(body).toContain('orders_settled_total{status="received"} 1');
});

test('asking for the state takes less than ten milliseconds', async () => {
  const { server, health } = served();
  await health.probe();
  await server.inject('/health');
  const times: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    const started = performance.now();
    await server.inject('/health');
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  expect(times[25]).toBeLessThan(10);
});
