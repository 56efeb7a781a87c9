import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections; so many for each of the runner's workers, so that no two of them choose the same. */
const FIRST = 20_000;
const PER_WORKER = 2_000;

let next = 0;

/** A port of the loopback interface on which nothing listens, and which no other test takes meanwhile. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  for (;;) {
    const port = FIRST + (worker % 6) * PER_WORKER + (next++ % PER_WORKER);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    const listening = once(probe, 'listening');
    probe.listen(port, '127.0.0.1');
    await listening;
    return true;
  } catch {
    return false;
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
