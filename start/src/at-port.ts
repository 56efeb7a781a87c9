import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Port, portProblem } from '@coffee-catalog/shared/environment/port-problem';
import { UsageProblem } from './usage-problem.ts';

/** Throws a `UsageProblem` naming the variable when something listens on this port already. Port 0 is always free. */
export async function requireFreePort(at: Port): Promise<void> {
  const probe = createServer();
  await atPort(at, async () => {
    probe.listen({ host: at.host, port: at.port, exclusive: true });
    await once(probe, 'listening');
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Starts what listens on this port. Where it cannot, it throws a `UsageProblem` naming the variable: a free port may be taken a moment later. */
export async function atPort<T>(at: Port, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const problem = portProblem(error, at);
    throw problem === undefined ? error : new UsageProblem(problem);
  }
}
