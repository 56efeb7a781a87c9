import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A device's way to the shop: a TCP relay that can be cut, as a cable can, and mended. */
export type Network = {
  port: number;
  /** Ends every connection and refuses new ones. The browser is not told: `navigator.onLine` stays true, as behind a dead access point. */
  cut(): void;
  mend(): void;
  isCut(): boolean;
  /** Whether it was ever cut or hung: the browser reports such a failure late. */
  wasCut(): boolean;
  /** Takes connections and lets nothing through, either way: the hang that no error ends. */
  hang(): void;
  close(): Promise<void>;
};

/** Opens a relay to `targetPort` on the loopback interface. */
export async function openNetwork(targetPort: number): Promise<Network> {
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'hanging' = 'open';
  let wasCut = false;
  const server = createServer((near) => {
    if (state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    if (state === 'open') {
      near.pipe(far);
      far.pipe(near);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      wasCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      for (const socket of sockets) if (state !== 'open') socket.destroy();
      state = 'open';
    },
    isCut: () => state !== 'open',
    wasCut: () => wasCut,
    hang() {
      state = 'hanging';
      wasCut = true;
      for (const socket of sockets) socket.unpipe();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
