import { once } from 'node:events';
import { createServer } from 'node:net';
import { UsageProblem } from './usage-problem.ts';

/** Where something listens, and the variable that says so. */
export type Port = { variable: string; host: string; port: number };

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
export async function atPort<T>({ variable, host, port }: Port, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const { code, syscall, hostname } = ((error as Error).cause ?? error) as NodeJS.ErrnoException & {
      hostname?: string;
    };
    const isAboutThisPort = syscall === 'listen' || syscall === 'bind' || hostname === host;
    if (!isAboutThisPort) throw error;
    if (code === 'EADDRINUSE')
      throw new UsageProblem(`${variable}: port ${port} is used by another program. Set ${variable} to a free one.`);
    if (code === 'EACCES')
      throw new UsageProblem(
        `${variable}: this user may not listen on port ${port}. Set ${variable} to one above 1023.`,
      );
    throw new UsageProblem(`${variable}: cannot listen on ${host}:${port} (${code}).`);
  }
}
