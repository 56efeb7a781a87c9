import { addRoutes } from '@coffee-catalog/gateway/add-routes';
import { buildApp } from '@coffee-catalog/gateway/build-app';
import { DEFAULT_LIMITS } from '@coffee-catalog/gateway/limits';
import { type OpenShop, openShop } from '@coffee-catalog/gateway/open-shop';
import type { App } from '@coffee-catalog/gateway/shop';
import { type Environment, parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import type { Link } from '../network/link.ts';
import { ORIGIN } from '../phone/bind-device.ts';
import type { EventStream } from '../phone/doorbell-line.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { plainPasswords } from './plain-passwords.ts';
import type { Server } from './server.ts';
import { silentLog } from './silent-log.ts';
import { simulatedCouch } from './simulated-couch.ts';

export type GatewayRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** An answer as a browser sees it; `cookie`: the session's cookie where the answer sets one (empty: takes it away). */
export type GatewayAnswer = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly cookie: string | undefined;
};

/** The real gateway on the simulated server, without a port. */
export class Gateway {
  readonly opened: OpenShop;
  private readonly app: App;
  private readonly time: VirtualTime;

  private constructor(opened: OpenShop, app: App, time: VirtualTime) {
    this.opened = opened;
    this.app = app;
    this.time = time;
  }

  static async open(server: Server, link: Link, time: VirtualTime): Promise<Gateway> {
    const now = (): number => time.now;
    const couch = simulatedCouch(server, link);
    const opened = openShop({
      environment: simulatedEnvironment(),
      limits: DEFAULT_LIMITS,
      now,
      log: silentLog,
      couch,
      passwords: plainPasswords,
    });
    const app = await buildApp({ shop: opened.shop, origins: () => new Set([ORIGIN]) });
    // Node's own `Date` header is kept for a second of real time; `request` gives the virtual one.
    app.addHook('onRequest', async (_request, reply) => {
      reply.raw.sendDate = false;
    });
    addRoutes(app, opened.shop);
    await app.ready();
    return new Gateway(opened, app, time);
  }

  async request({ method, path, headers, body }: GatewayRequest): Promise<GatewayAnswer> {
    const answer = await this.app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    return {
      status: answer.statusCode,
      headers: { ...textual(answer.headers), date: new Date(this.time.now).toUTCString() },
      body: answer.body,
      cookie: cookie === undefined ? undefined : sentBack(cookie),
    };
  }

  /** Opens a stream of server-sent events; `undefined` when it is refused. */
  async openEvents(path: string, headers: Readonly<Record<string, string>>): Promise<EventStream | undefined> {
    const answer = await this.app.inject({ method: 'GET', url: path, headers: { ...headers }, payloadAsStream: true });
    const stream = answer.stream();
    if (answer.statusCode !== 200) {
      stream.destroy();
      return undefined;
    }
    return {
      onText: (listen) => void stream.on('data', (piece: Buffer) => listen(piece.toString())),
      onEnd: (listen) => void stream.once('end', listen).once('error', listen),
      hangUp: () => {
        stream.destroy();
        answer.raw.res.destroy();
      },
    };
  }

  async close(): Promise<void> {
    this.opened.shop.doorbells.endAll();
    await this.app.close();
    await this.opened.close();
  }
}

function simulatedEnvironment(): Environment {
  const parsed = parseEnvironment({ PUBLIC_ORIGIN: ORIGIN });
  if (parsed.kind === 'bad') throw new Error(parsed.problems.join('\n'));
  return parsed.environment;
}

function textual(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** What the browser sends back of a `Set-Cookie`; nothing when it has expired. */
function sentBack(setCookie: string): string {
  const [pair = ''] = setCookie.split(';');
  return pair.endsWith('=') ? '' : pair;
}
