import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { KillableServer } from './killable-server.ts';

const STARTS_WITHIN_MS = 60_000;

/** The `couchdb` that `COUCHDB_BIN` names, or else the one on the `PATH`; `undefined` when there is none. Throws when the one named is not there. */
export async function findCouchdb({ COUCHDB_BIN, PATH = '' }: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (COUCHDB_BIN !== undefined && COUCHDB_BIN !== '') {
    await access(COUCHDB_BIN, constants.X_OK).catch((cause: unknown) => {
      throw new Error(`COUCHDB_BIN: ${COUCHDB_BIN} is no program that can be run`, { cause });
    });
    return realpath(COUCHDB_BIN);
  }
  for (const folder of PATH.split(delimiter).filter(Boolean)) {
    const file = join(folder, 'couchdb');
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return realpath(file);
  }
  return undefined;
}

/**
 * Starts a CouchDB release (`<folder>/bin/couchdb` with `<folder>/etc/default.ini`) as the shop wants it, on a free loopback port and over
 * a temporary folder. Resolves when it answers. Throws with the end of its log when it does not.
 */
export async function startCouchdb(binary: string): Promise<KillableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'couchdb-'));
  const port = await freePort();
  const log = join(folder, 'couch.log');
  await writeFile(join(folder, 'local.ini'), settings({ folder, port, log }));
  // Without a node name: it needs no port mapper then, which would outlive it.
  await writeFile(
    join(folder, 'vm.args'),
    '-kernel error_logger silent\n-sasl sasl_error_logger false\n+Bd -noinput\n',
  );
  const ini = [
    join(dirname(dirname(binary)), 'etc', 'default.ini'),
    fileURLToPath(new URL('../../local.ini', import.meta.url)),
    join(folder, 'local.ini'),
  ];
  const origin = `http://127.0.0.1:${port}`;
  const start = async (): Promise<{ child: ChildProcess; exited: Promise<unknown[]> }> => {
    const child = spawn(binary, {
      env: {
        ...process.env,
        HOME: folder,
        COUCHDB_ARGS_FILE: join(folder, 'vm.args'),
        COUCHDB_INI_FILES: ini.join(' '),
      },
      stdio: 'ignore',
    });
    const exited = once(child, 'exit');
    try {
      await untilUp(origin, () => child.exitCode);
    } catch (cause) {
      const logged = (await readFile(log, 'utf8').catch(() => '')).slice(-2000);
      if (child.exitCode === null) child.kill();
      await exited;
      await rm(folder, { recursive: true, force: true });
      throw new Error(`${binary} does not start as a CouchDB: ${logged}`, { cause });
    }
    return { child, exited };
  };
  let running = await start();
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    await running.exited;
  };
  return {
    adminUrl: origin.replace('//', '//admin:secret@'),
    kill: () => end('SIGKILL'),
    startAgain: async () => {
      running = await start();
    },
    stop: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Loopback only, and a password that opens nothing else: the server is gone with the tests. */
function settings({ folder, port, log }: { folder: string; port: number; log: string }): string {
  return `[couchdb]
database_dir = ${folder}/data
view_index_dir = ${folder}/data
uuid = 0123456789abcdef0123456789abcdef
single_node = true
[cluster]
n = 1
[chttpd]
bind_address = 127.0.0.1
port = ${port}
[log]
writer = file
file = ${log}
level = error
[admins]
admin = secret
`;
}

async function untilUp(url: string, exitCode: () => number | null): Promise<void> {
  const deadline = AbortSignal.timeout(STARTS_WITHIN_MS);
  for (;;) {
    if (exitCode() !== null) throw new Error(`it ended with ${exitCode()}`);
    const isUp = await fetch(`${url}/_up`, { signal: deadline }).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (isUp) return;
    if (deadline.aborted) throw new Error(`it did not answer within ${STARTS_WITHIN_MS / 1000} s`);
    await wait(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
