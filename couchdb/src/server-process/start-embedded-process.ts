import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import type { KillableServer } from './killable-server.ts';

const isSource = extname(import.meta.url) === '.ts';

/**
 * Starts the embedded server over a folder in a process of its own, on a free loopback port. Its admin is `admin` with the password `secret`: it is for
 * tests and benchmarks, and ends with the process that started it. Throws when it ends before it serves; why is on standard error.
 */
export async function startEmbeddedProcess(dataDir: string): Promise<KillableServer> {
  let running = await serve(dataDir, 0);
  const { port } = running;
  return {
    adminUrl: `http://admin:secret@127.0.0.1:${port}`,
    kill: async () => {
      running.child.kill('SIGKILL');
      await running.exited;
    },
    startAgain: async () => {
      running = await serve(dataDir, port);
    },
    stop: async () => {
      if (running.child.connected) running.child.disconnect();
      await running.exited;
    },
  };
}

async function serve(
  dataDir: string,
  wanted: number,
): Promise<{ child: ChildProcess; exited: Promise<unknown[]>; port: number }> {
  const child = fork(
    new URL(`./embedded-main${extname(import.meta.url)}`, import.meta.url),
    [dataDir, String(wanted)],
    {
      execArgv: isSource ? ['--import', 'tsx', '--conditions=source'] : [],
    },
  );
  const exited = once(child, 'exit');
  const port = await Promise.race([
    once(child, 'message').then(([message]) => Number(message)),
    exited.then(([code]) => Promise.reject(new Error(`the embedded server ended with ${String(code)}`))),
  ]);
  return { child, exited, port };
}
