import type { Session } from '@coffee-catalog/shared/api/accounts';
import { ShopInfo } from '@coffee-catalog/shared/api/shop';
import * as z from 'zod/mini';
import type { Problem as AskProblem } from '../api/api-result.ts';
import { askShop } from '../api/ask-shop.ts';
import { Catalog } from '../catalog/catalog.ts';
import { todayOf } from '../catalog/today-of.ts';
import { ShopClock } from '../clock/shop-clock.ts';
import type { Device } from '../device/device.ts';
import { adoptGuestCart, finishAdoption } from '../drafts/adopt-guest-cart.ts';
import { GUEST } from '../local/database-names.ts';
import { type LeftBehind, noteLeftBehind, readLeftBehind } from '../session/left-behind.ts';
import { SessionKeeper } from '../session/session-keeper.ts';
import { type Readable, Store } from '../store/store.ts';
import type { Problem } from '../sync/gateway-problem.ts';
import { syncLockName } from '../sync/leadership.ts';
import { countUnsentOrders } from './count-unsent-orders.ts';
import { currentDraftKey } from './current-draft-key.ts';
import { openGuest } from './open-guest.ts';
import type { openUser } from './open-user.ts';
import { type Left, removeSent } from './remove-sent.ts';
import type { Shopper, User } from './shopper.ts';

const INFO = 'coffee.shop-info';
/** How long a sign-out waits for what is still unsent, and how long a shopper waits to be told of an order by default. */
const LAST_ROUND_MS = 3_000;
const TOLD_AFTER_S = 86_400;
/** How long a sign-out waits for other tabs. */
const LEAVING_MS = 2_000;
const NOTHING_LEFT: Left = { orders: 0, wishes: 0, changes: 0 };

/** `not-removed`: signed out, but this device could not remove everything of the user. */
export type SignOutResult =
  | { kind: 'signed-out' }
  | { kind: 'not-removed' }
  | { kind: 'unsent'; orders: number; wishes: number };

/** Most first visits are a guest's: what only a user needs is loaded when there is one. */
type LoadOpenUser = () => Promise<{ readonly openUser: typeof openUser }>;

/** The whole data layer of one tab: who uses the device, what they have on it, what the shop sells. */
export class Shop {
  readonly device: Device;
  readonly clock = new ShopClock();
  readonly session: SessionKeeper;
  readonly catalog: Catalog;
  readonly info: Store<ShopInfo | undefined>;
  /** Who has left this device, and orders or wishes about orders on it that the shop does not have. */
  readonly leftBehind: Store<LeftBehind[]>;
  /** The shop's calendar day (YYYY-MM-DD) by the shop's clock, as far as this device knows it; undefined until the shop's zone is known. */
  readonly today: Readable<string | undefined>;
  /** Whoever uses the device, once their databases are open; undefined while they are being opened, `failed` when they cannot be. */
  readonly shopper = new Store<Shopper | 'failed' | undefined>(undefined);
  #switching: Promise<void> = Promise.resolve();
  #stops: (() => void)[] = [];
  #started = false;
  readonly #loadOpenUser: LoadOpenUser;

  /** `loadOpenUser` loads the part of the app that only a signed-in user needs. */
  constructor(device: Device, loadOpenUser: LoadOpenUser = () => import('./open-user.ts')) {
    this.device = this.clock.listeningTo(device);
    this.#loadOpenUser = loadOpenUser;
    this.session = new SessionKeeper(this.device, () => this.user?.sync.noteSignIn());
    this.info = new Store(readInfo(this.device));
    this.leftBehind = new Store(readLeftBehind(device.kept));
    this.today = todayOf(this.info, { now: () => this.device.now() - this.clock.aheadMs.get() });
    this.catalog = new Catalog(this.device, this.today);
  }

  /** Begins; a second call changes nothing. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.catalog.collection.load();
    this.#stops = [
      this.session.view.subscribe(() => void this.#follow()),
      this.device.onWakeUp(() => {
        this.session.readKept();
        // What could not be opened (a part of the app that did not load, a disk that was full) may be now.
        if (this.shopper.get() === 'failed') void this.#follow();
        void this.session.check();
        void this.#askInfo();
      }),
    ];
    this.#switching = this.device.kept.ready.then(() => this.session.readKept());
    void this.#follow();
    void this.device.kept.ready.then(() => this.session.check());
    void this.#askInfo();
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.session.close();
    await this.#switching;
    await closeOf(this.shopper.get());
    await this.catalog.close();
  }

  /** Resolves when the databases of whoever is signed in now are open. */
  async settled(): Promise<void> {
    await this.#switching;
  }

  /**
   * Signs out. What the shop does not have yet stops it unless it may stay on the device; everything else of the user is removed from the device.
   */
  async signOut({ keepUnsent = false }: { keepUnsent?: boolean } = {}): Promise<SignOutResult> {
    // Whoever is quick asks while the databases are still being opened: only then is known what is unsent.
    await this.settled();
    const shopper = this.shopper.get();
    if (shopper === 'failed') return this.#leaveUnopened();
    if (shopper === undefined || shopper.kind === 'guest') return { kind: 'signed-out' };
    const left = await this.#lastUnsent(shopper).catch((): 'unknown' => 'unknown');
    // Nobody knows what would be lost.
    if (left === 'unknown') return this.#leaveUnopened();
    // Tapped twice, or in another tab too: whoever was first has done it, and somebody else may be signed in by now.
    if (left === undefined) return { kind: 'signed-out' };
    const { orders, wishes } = left;
    if (orders + wishes > 0 && !keepUnsent) return { kind: 'unsent', orders, wishes };
    noteLeftBehind(this.device.kept, shopper.session, left);
    this.session.forget();
    await this.settled();
    await this.#untilNobodySyncs(shopper.session.userId);
    await this.session.tellSignOut();
    // Another tab may have placed an order in the very moment of the sign-out: it was told that the order is on this device, and so it stays.
    const onDisk = await countUnsentOrders(this.device, shopper.session.userId).catch(() => undefined);
    if (onDisk === undefined) return { kind: 'signed-out' };
    if (onDisk.orders !== orders || onDisk.wishes !== wishes) {
      noteLeftBehind(this.device.kept, shopper.session, onDisk);
      this.leftBehind.set(readLeftBehind(this.device.kept));
    }
    try {
      await removeSent(this.device, shopper.session.userId, { ...left, ...onDisk });
    } catch {
      return { kind: 'not-removed' };
    }
    return { kind: 'signed-out' };
  }

  /** The signed-in user, if their databases are open. */
  get user(): User | undefined {
    const shopper = this.shopper.get();
    return typeof shopper === 'object' && shopper.kind === 'user' ? shopper : undefined;
  }

  /** What is left unsent after one more try, or undefined when this user has left this tab meanwhile. */
  async #lastUnsent(user: User): Promise<Left | undefined> {
    let stop = () => {};
    const gone = new Promise<undefined>((resolve) => {
      stop = this.shopper.subscribe(() => this.shopper.get() === user || resolve(undefined));
    });
    try {
      // A database that is closed under a question may never answer it.
      return await Promise.race([unsentAfterRound(user), gone]);
    } catch (error) {
      if (this.shopper.get() === user) throw error;
      return undefined;
    } finally {
      stop();
    }
  }

  /**
   * Deletes the account at the shop, then everything of the user on this device. Nothing is removed here before the shop has said that it is done.
   * `not-removed`: it is, but this device could not remove everything.
   */
  async deleteAccount(password: string): Promise<{ kind: 'done' } | { kind: 'not-removed' } | AskProblem> {
    await this.settled();
    const view = this.session.view.get();
    if (view.kind !== 'signed-in') return { kind: 'done' };
    const path = '/api/account/deletion';
    const answer = await askShop(this.device, { method: 'POST', path, body: { password }, answer: z.unknown() });
    if (answer.kind === 'problem') return answer;
    this.session.forget();
    await this.settled();
    await this.#untilNobodySyncs(view.session.userId);
    await this.session.tellSignOut();
    try {
      await removeSent(this.device, view.session.userId, NOTHING_LEFT);
    } catch {
      return { kind: 'not-removed' };
    }
    return { kind: 'done' };
  }

  /** Signs out a user whose databases cannot be opened or read: nothing can be sent, so nothing is removed. */
  async #leaveUnopened(): Promise<SignOutResult> {
    this.session.forget();
    await this.settled();
    await this.session.tellSignOut();
    return { kind: 'signed-out' };
  }

  /** Waits for the other tabs to have left this user, so that none of them asks in the name of a session that is gone. Not for ever: one may hang. */
  async #untilNobodySyncs(uid: string): Promise<void> {
    const limit = new AbortController();
    const cancel = this.device.after(LEAVING_MS, () => limit.abort());
    await this.device.holdLock(syncLockName(uid), { signal: limit.signal }, async () => {});
    cancel();
  }

  /** Opens the databases of whoever is signed in, one switch after the other. */
  #follow(): Promise<void> {
    this.#switching = this.#switching.then(() => this.#switch()).catch(() => this.shopper.set('failed'));
    return this.#switching;
  }

  async #switch(): Promise<void> {
    const view = this.session.view.get();
    const session = view.kind === 'signed-in' ? view.session : undefined;
    const before = this.shopper.get();
    if (typeof before === 'object' && isOf(before, session)) return;
    this.shopper.set(undefined);
    await closeOf(before);
    if (session !== undefined && typeof before === 'object' && before.kind === 'user') {
      await this.#noteDisplaced(before.session);
    }
    // Whoever is back has nothing left behind: what waits is sent, and shown as theirs.
    if (session !== undefined) noteLeftBehind(this.device.kept, session, NOTHING_LEFT);
    // The shop's front comes first: a thousand orders must not hold up its first paint.
    await this.catalog.collection.load();
    const next = session === undefined ? await this.#openGuest() : await this.#openUser(session);
    // A task of its own: opening has just ended in one, and every screen is drawn anew in this one. Together they would keep a slow phone from hearing a tap.
    await new Promise<void>((resolve) => this.device.after(0, resolve));
    this.leftBehind.set(readLeftBehind(this.device.kept));
    this.shopper.set(next);
  }

  /** Somebody else has signed in over this user, who was never asked: what they leave is written down as at a sign-out. */
  async #noteDisplaced(gone: Session): Promise<void> {
    try {
      noteLeftBehind(this.device.kept, gone, await countUnsentOrders(this.device, gone.userId));
    } catch {
      // What cannot be counted cannot be noted. It stays on the disk, and whoever came next must not wait for it.
    }
  }

  async #openGuest(): Promise<Shopper> {
    await finishAdoption(this.device);
    return openGuest(this.device, this.catalog);
  }

  async #openUser(session: Session): Promise<Shopper> {
    const adopted = await adoptGuestCart(this.device, session.userId);
    const { kept } = this.device;
    const current = kept.get(currentDraftKey(GUEST));
    // The cart that was being filled goes on being filled.
    if (adopted && current !== undefined) kept.set(currentDraftKey(session.userId), current);
    kept.set(currentDraftKey(GUEST), undefined);
    const { openUser } = await this.#loadOpenUser();
    const user = await openUser({
      device: this.device,
      catalog: this.catalog,
      session,
      toldAfterMs: () => (this.info.get()?.unreceivedAfterSeconds ?? TOLD_AFTER_S) * 1000,
      onProblem: (problem) => this.#hearProblem(problem),
    });
    user.sync.view.subscribe(() => {
      const { kind } = user.sync.view.get();
      if (kind === 'offline') this.session.markStale();
      if (kind === 'safe') this.session.markFresh();
    });
    return user;
  }

  #hearProblem(problem: Problem): void {
    // Somebody else's session, or none: the server says whose, and this tab follows.
    if (problem.kind === 'wrong-user' || problem.kind === 'signed-out') void this.session.check();
  }

  async #askInfo(): Promise<void> {
    const answer = await askShop(this.device, { method: 'GET', path: '/api/shop', answer: ShopInfo });
    if (answer.kind !== 'done' || JSON.stringify(answer.value) === JSON.stringify(this.info.get())) return;
    this.device.kept.set(INFO, JSON.stringify(answer.value));
    this.info.set(answer.value);
  }
}

function isOf(shopper: Shopper, session: Session | undefined): boolean {
  if (shopper.kind === 'guest') return session === undefined;
  return shopper.session.userId === session?.userId;
}

async function unsentAfterRound(user: User): Promise<Left> {
  const { orders, wishes, changes } = await user.unsent();
  if (orders + wishes + changes > 0) await user.sync.settle(LAST_ROUND_MS);
  return user.unsent();
}

async function closeOf(shopper: Shopper | 'failed' | undefined): Promise<void> {
  if (typeof shopper === 'object') await shopper.close();
}

function readInfo(device: Device): ShopInfo | undefined {
  try {
    const parsed = z.safeParse(ShopInfo, JSON.parse(device.kept.get(INFO) ?? 'null'));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
