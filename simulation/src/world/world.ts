import { History } from '../history/history.ts';
import { FAIR, Link, type Weather } from '../network/link.ts';
import { forgetPouches } from '../phone/open-pouch.ts';
import { Phone } from '../phone/phone.ts';
import type { Tab } from '../phone/tab.ts';
import type { Plan } from '../plan/plan.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { Gateway } from '../shop/gateway.ts';
import { Processor } from '../shop/processor.ts';
import { Server } from '../shop/server.ts';
import { MemoryStore } from '../storage/memory-store.ts';
import type { Story } from '../story/story.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { Account, BaseWorld } from './base-world.ts';

/** Services stand in one room; when that goes wrong it goes badly wrong. */
const NEARBY = { usual: [0, 3], late: [200, 6_000] } as const;
export const BAD_WEATHER: Weather = { loseRequest: 0.12, loseAnswer: 0.12, repeat: 0.1, late: 0.2 };

/** The whole shop and its shoppers, in one process. */
export class World {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly story: Story;
  readonly history: History;
  readonly server: Server;
  readonly accounts: readonly Account[];
  readonly phones: Phone[];
  readonly processors: Processor[];
  readonly gatewayLink: Link;
  gateway: Gateway;

  private constructor(parts: {
    time: VirtualTime;
    story: Story;
    random: SeededRandom;
    history: History;
    server: Server;
    gateway: Gateway;
    gatewayLink: Link;
    plan: Plan;
    base: BaseWorld;
    onTab: (tab: Tab) => void;
  }) {
    const { time, story, random, history, server, gateway, gatewayLink, plan, base, onTab } = parts;
    this.time = time;
    this.story = story;
    this.random = random;
    this.history = history;
    this.server = server;
    this.gateway = gateway;
    this.gatewayLink = gatewayLink;
    this.accounts = base.accounts;
    const around = { time, random, story, history };
    this.phones = plan.phones.map(({ clockError, account }, at) => {
      const phone = new Phone(`phone ${at + 1}`, { ...around, gateway: () => this.gateway, onTab });
      phone.clockError = clockError;
      phone.account = account;
      return phone;
    });
    this.processors = plan.processors.map(({ shard, clockError }, at) => {
      const name = `processor ${at + 1}`;
      return new Processor({
        ...around,
        name,
        server: () => server,
        link: new Link(name, NEARBY, around),
        shard,
        clockError,
      });
    });
  }

  /** Opens the world of a plan: the services run, the phones are still off. `onTab` is told of each tab that is opened in it. */
  static async open(
    plan: Plan,
    base: BaseWorld,
    around: { time: VirtualTime; story: Story; onTab: (tab: Tab) => void },
  ): Promise<World> {
    const { time, story, onTab } = around;
    const random = new SeededRandom(`world ${plan.seed}`);
    const history = new History();
    const surroundings = { time, story, random, history };
    const server = await Server.open(new MemoryStore(base.store), surroundings);
    const gatewayLink = new Link('gateway', NEARBY, surroundings);
    const gateway = await Gateway.open(server, gatewayLink, time);
    return new World({ ...surroundings, server, gateway, gatewayLink, plan, base, onTab });
  }

  /** Another gateway in place of this one: it remembers nothing, and every doorbell is cut. */
  async restartGateway(): Promise<void> {
    const before = this.gateway;
    this.gateway = await Gateway.open(this.server, this.gatewayLink, this.time);
    await before.close();
  }

  /** Everything that was broken works again, from now on. */
  heal(): void {
    this.server.refusals.clear();
    this.server.rewinds = 0;
    for (const { link } of [...this.phones, ...this.processors, { link: this.gatewayLink }]) {
      link.mend();
      link.weather = FAIR;
    }
    for (const processor of this.processors) {
      processor.current?.spare();
      processor.start();
    }
    for (const phone of this.phones) {
      for (const { life } of phone.tabs) life.spare();
      if (phone.isOff) phone.openTab();
      phone.wakeUp();
    }
  }

  /** Ends everything at once. */
  async close(): Promise<void> {
    for (const processor of this.processors) processor.end();
    for (const phone of this.phones) phone.end();
    await this.gateway.close();
    await this.server.close();
    forgetPouches();
  }
}
