import { once } from 'node:events';
import { createServer } from 'node:net';
import { UsageProblem } from './usage-problem.ts';

/** Throws a `UsageProblem` naming the variable when something listens on this port already. Port 0 is always free. */
export async function requireFreePort(variable: string, host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port, exclusive: true });
    await once(probe, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new UsageProblem(`${variable}: port ${port} is used by another program. Set ${variable} to a free one.`);
    if (code === 'EACCES')
      throw new UsageProblem(
        `${variable}: this user may not listen on port ${port}. Set ${variable} to one above 1023.`,
      );
    throw new UsageProblem(`${variable}: cannot listen on ${host}:${port} (${code}).`);
  }
  await new Promise((resolve) => probe.close(resolve));
}
