import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that a test can cut and mend. */
export type CuttableProxy = {
  readonly url: string;
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>;
  /** Takes connections again, at the same address. */
  mend(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a way to the server at `target`; the credentials in it stay in the address. */
export async function cuttableProxy(target: string): Promise<CuttableProxy> {
  const to = new URL(target);
  const open = new Set<Socket>();
  let port = 0;
  let server = createServer();
  const listen = async () => {
    server = createServer((socket) => {
      const onward = connect({ host: to.hostname, port: Number(to.port) });
      for (const [from, into] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        open.add(from);
        from.on('error', () => into.destroy());
        from.on('close', () => {
          open.delete(from);
          into.destroy();
        });
        from.pipe(into);
      }
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
  };
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  await listen();
  const url = new URL(target);
  url.port = String(port);
  return { url: url.href, cut, mend: listen, close: cut };
}
