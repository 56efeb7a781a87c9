import { checkBook } from '../check/check-book.ts';
import { checkCarts } from '../check/check-carts.ts';
import { checkCheckpoints } from '../check/check-checkpoints.ts';
import { checkDifferences } from '../check/check-differences.ts';
import { checkOutcomes, type Promised } from '../check/check-outcomes.ts';
import { checkReplicas } from '../check/check-replicas.ts';
import { checkStock } from '../check/check-stock.ts';
import { Observer } from '../check/observer.ts';
import { bookedOrders } from '../check/stored-orders.ts';
import type { Violation } from '../check/violation.ts';
import type { CoverageCounts } from '../happenings/coverage.ts';
import { type Act, type ActKind, PHONE_ACTS, type Plan, SHOPPER_ACTS } from '../plan/plan.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { type Sentence, Story } from '../story/story.ts';
import { inVirtualTime } from '../time/in-virtual-time.ts';
import { baseWorld, START } from '../world/base-world.ts';
import { World } from '../world/world.ts';
import { becomeQuiet, comeBack } from './become-quiet.ts';
import { type Everywhere, editEverywhere, placeEverywhere, rush } from './everywhere.ts';
import { actOnPhone } from './phone-acts.ts';
import { replayEverything } from './replay-everything.ts';
import { actAtShop } from './shop-acts.ts';
import { actAsShopper, type OnPlaced, type ShopperAct } from './shopper-acts.ts';
import { signIn } from './sign-in.ts';

/** What came of a run. `fingerprint`: two runs with the same one were the same, byte for byte. */
export type Outcome = {
  readonly violations: readonly Violation[];
  readonly sentences: readonly Sentence[];
  readonly fingerprint: string;
  /** How long the run took in its own time, in milliseconds, and how many revisions were stored. */
  readonly virtualMs: number;
  readonly revisions: number;
  readonly orders: number;
  /** How often everything happened that there is to be tested. */
  readonly coverage: CoverageCounts;
};

/** What is done on several devices at once. */
const EVERYWHERE = new Map<ActKind, (world: World, everywhere: Everywhere) => Promise<void>>([
  ['place-everywhere', placeEverywhere],
  ['edit-everywhere', editEverywhere],
  ['rush', rush],
]);

/** How long after the last act things go on going wrong, before everything is mended. */
const AFTERMATH_MS = 3_000;

/** How long people are given then to finish what they have begun, and how often it is looked whether they have. */
const FINISH_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

/** Runs a plan from its beginning to the end, and holds everything that happened against the laws. `listen` hears every line of the digest. */
export async function runPlan(plan: Plan, listen?: (line: string) => void): Promise<Outcome> {
  const base = await baseWorld();
  return inVirtualTime(START, new SeededRandom(`run ${plan.seed}`), async (time) => {
    const story = new Story(time, listen);
    const observer = new Observer(() => world.history, story);
    const world = await World.open(plan, base, { time, story, onTab: (tab) => observer.follow(tab) });
    const run = new Run(world, plan, observer);
    await run.chaos();
    const violations = await run.peace();
    await world.close();
    return {
      violations,
      sentences: story.sentences,
      fingerprint: story.fingerprint(),
      virtualMs: time.now - START,
      revisions: world.history.all.length,
      coverage: story.coverage.counted(),
      orders: bookedOrders(world.history).orders.length,
    };
  });
}

class Run {
  private readonly world: World;
  private readonly plan: Plan;
  private readonly observer: Observer;
  private readonly violations: Violation[] = [];
  private readonly promised: Promised[] = [];
  private readonly evicted = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(world: World, plan: Plan, observer: Observer) {
    this.world = world;
    this.plan = plan;
    this.observer = observer;
  }

  /** Everything happens that the plan says. */
  async chaos(): Promise<void> {
    const { time, phones, processors } = this.world;
    for (const processor of processors) processor.start();
    for (const [at, phone] of phones.entries()) {
      phone.openTab();
      time.after(this.plan.phones[at]?.signsInAt ?? 0, () =>
        this.guard('sign-in', signIn(this.world, phone, phone.account)),
      );
    }
    for (const act of this.plan.acts) time.after(act.at, () => this.guard(act.kind, this.perform(act)));
    await time.pass((this.plan.acts.at(-1)?.at ?? 0) + AFTERMATH_MS);
  }

  /** Everything is mended; what must be true then, is checked. */
  async peace(): Promise<Violation[]> {
    const { world, violations } = this;
    world.story.tell('world', 'from here on everything works');
    world.heal();
    await this.finishActs();
    await comeBack(world);
    violations.push(...(await becomeQuiet(world)));
    violations.push(...this.observer.violations);
    violations.push(...checkBook(world), ...checkOutcomes(world, this.promised, this.evicted), ...checkReplicas(world));
    violations.push(...checkCarts(world), ...checkStock(world), ...checkCheckpoints(world));
    violations.push(...checkDifferences(world));
    if (violations.length === 0) violations.push(...(await replayEverything(world)));
    violations.push(...this.observer.violations.filter((violation) => !violations.includes(violation)));
    return violations;
  }

  /**
   * Lets people finish what they have begun: whoever is handing a phone over when everything is mended leaves it to somebody else only then (seed 466). What was
   * begun in a tab that is gone never ends.
   */
  private async finishActs(): Promise<void> {
    const end = this.world.time.now + FINISH_WITHIN_MS;
    while (this.underWay.size > 0 && this.world.time.now < end) await this.world.time.pass(LOOK_EVERY_MS);
  }

  private async perform(act: Act): Promise<void> {
    const { world, observer } = this;
    const phone = world.phones[act.who % world.phones.length];
    if (phone === undefined) return;
    if (isOneOf(SHOPPER_ACTS, act.kind)) {
      const random = new SeededRandom(`act ${act.draw}`);
      const onPlaced: OnPlaced = (tab, placed) => void this.promised.push({ ...placed, phone: tab.phone.name });
      const everywhere = EVERYWHERE.get(act.kind);
      if (everywhere !== undefined) return everywhere(world, { phone, random, onPlaced });
      const tab = phone.tabs.length === 0 ? undefined : random.pick(phone.tabs);
      if (tab === undefined) return;
      const tell = (what: string): void => world.story.tell(tab.life.name, what);
      return actAsShopper(act.kind as ShopperAct, { tab, random, tell, onPlaced });
    }
    if (isOneOf(PHONE_ACTS, act.kind)) {
      return actOnPhone({ ...act, kind: act.kind }, phone, world, {
        lastOrder: () => this.perform({ ...act, kind: 'place' }),
        onLoss: (how) => {
          if (how === 'everything') this.evicted.add(phone.name);
          observer.forget(phone, how);
        },
        onSignOut: (uid) => observer.signedOut(phone, uid),
      });
    }
    return actAtShop({ ...act, kind: act.kind }, world, {
      phone,
      order: () => this.perform({ ...act, kind: 'place' }),
      rush: () => this.perform({ ...act, kind: 'rush' }),
      answer: () => this.perform({ ...act, kind: 'answer' }),
      guard: (work) => this.guard(act.kind, work),
    });
  }

  /** Nothing that is done to the app may end with an error that it does not itself expect. */
  private guard(what: string, work: Promise<void>): void {
    this.underWay.add(work);
    const over = work.finally(() => this.underWay.delete(work));
    over.catch((error: unknown) => {
      const words =
        error instanceof Error
          ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}`
          : String(error);
      this.violations.push({ law: 0, what: `${what} failed: ${words}` });
    });
  }
}

function isOneOf<K extends ActKind>(kinds: readonly K[], kind: ActKind): kind is K {
  return (kinds as readonly ActKind[]).includes(kind);
}
