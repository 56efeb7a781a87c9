import type { History } from '../history/history.ts';
import { Life } from '../life/life.ts';
import { Link } from '../network/link.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { Gateway } from '../shop/gateway.ts';
import type { Story } from '../story/story.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { Channels } from './channels.ts';
import { Disk } from './disk.ts';
import { Locks } from './locks.ts';
import { type StoreOpener, storeOpener } from './open-pouch.ts';
import { Tab } from './tab.ts';

/** What surrounds a phone. */
export type World = {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly story: Story;
  readonly history: History;
  readonly gateway: () => Gateway;
  /** Told of each tab that was opened. */
  readonly onTab: (tab: Tab) => void;
};

const CRASHES = {
  before: 'a phone that crashed before a write or request',
  after: 'a phone that crashed right after a write or request',
} as const;

/** A shopper's phone with a browser in which the shop is open in some tabs. */
export class Phone {
  readonly name: string;
  readonly world: World;
  readonly disk: Disk;
  readonly link: Link;
  readonly random: SeededRandom;
  /** How far the phone's clock is ahead of the true time, in milliseconds. */
  clockError = 0;
  /** Whose phone it is at the moment, by number. */
  account = 0;
  /** What outlives a restart of the browser, beside the databases. */
  kept = new Map<string, string>();
  cookie: string | undefined;
  tabs: Tab[] = [];
  locks = new Locks();
  channels: Channels;
  opener: StoreOpener = storeOpener();
  private readonly formerOpeners: StoreOpener[] = [];
  /** How often the browser was started. */
  boots = 1;
  private opened = 0;
  private readonly wakeUps = new Set<() => void>();

  constructor(name: string, world: World) {
    this.name = name;
    this.world = world;
    this.random = world.random.fork(name);
    this.disk = new Disk(name, { ...world, random: this.random });
    this.link = new Link(name, { usual: [5, 120], late: [1_000, 9_000] }, world);
    this.channels = new Channels(world.time, this.random.fork('channels'));
  }

  /** What the phone's clock shows. */
  now(): number {
    return this.world.time.now + this.clockError;
  }

  get isOff(): boolean {
    return this.tabs.length === 0;
  }

  openTab(): Tab {
    this.opened += 1;
    const name = this.opened === 1 ? this.name : `${this.name}, tab ${this.opened}`;
    const life = new Life(name, (where, side) => {
      this.world.story.coverage.count(CRASHES[side]);
      this.crashAndComeBack(`crashes ${where}`);
    });
    const tab = new Tab(this, life);
    this.tabs.push(tab);
    this.world.onTab(tab);
    tab.start();
    return tab;
  }

  /** A tab is closed by its user: it has no time to say good-bye. */
  closeTab(tab: Tab): void {
    tab.life.end();
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  /** The browser ends at once, with all its tabs. */
  crash(how: string): void {
    this.world.story.tell(this.name, how);
    for (const tab of this.tabs) tab.life.end();
    this.tabs = [];
    this.locks = new Locks();
    this.channels = new Channels(this.world.time, this.random.fork(`channels ${this.boots}`));
    this.formerOpeners.push(this.opener);
    this.opener = storeOpener();
    this.boots += 1;
  }

  /** The end of the run: everything is over and its memory given back. */
  end(): void {
    for (const tab of this.tabs) tab.life.end();
    for (const opener of [...this.formerOpeners, this.opener]) opener.closeAll();
  }

  private crashAndComeBack(how: string): void {
    this.crash(how);
    this.world.time.after(this.random.integer(300, 6_000), () => {
      if (this.isOff) this.openTab();
    });
  }

  /** Somebody looks at the phone, or its network is back. */
  wakeUp(): void {
    this.wakeUps.forEach((listener) => listener());
  }

  onWakeUp(life: Life, listener: () => void): () => void {
    const hear = life.while(listener);
    this.wakeUps.add(hear);
    const stop = (): void => void this.wakeUps.delete(hear);
    life.ended.addEventListener('abort', stop, { once: true });
    return stop;
  }
}
