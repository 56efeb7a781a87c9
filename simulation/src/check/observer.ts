import { databaseName } from '@coffee-catalog/client/data/local/database-names';
import type { OrderView } from '@coffee-catalog/client/data/orders/order-view';
import type { User } from '@coffee-catalog/client/data/shopper/shopper';
import { userDatabase } from '@coffee-catalog/shared/databases/databases';
import { orderKey } from '@coffee-catalog/shared/ids/order-key';
import { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import type { History } from '../history/history.ts';
import type { Phone } from '../phone/phone.ts';
import type { Tab } from '../phone/tab.ts';
import type { Story } from '../story/story.ts';
import type { Violation } from './violation.ts';

type Known = OrderView['known'];
type Shown = Map<string, Known>;

/** How many broken laws are told: what follows from the first ones is of no use. */
const ENOUGH = 20;

/**
 * Looks over the shoppers' shoulders: at every change of what a tab shows of orders and carts, and holds it against what is stored. It remembers
 * what each phone has shown, since that may never vanish.
 */
export class Observer {
  readonly violations: Violation[] = [];
  private readonly history: () => History;
  private readonly story: Story;
  /** What each phone has shown each user: order ids with the last state shown. A tab that is opened later must show that too. */
  private readonly shown = new Map<string, Shown>();
  /** Users who are about to sign out: what a tab still shows of them counts no more. */
  private readonly leaving = new WeakSet<User>();

  constructor(history: () => History, story: Story) {
    this.history = history;
    this.story = story;
  }

  /** Follows a tab for as long as it lives. */
  follow(tab: Tab): void {
    let stop = (): void => {};
    let before = this.shownOn(tab.phone);
    const change = tab.life.while(() => {
      stop();
      const { user } = tab;
      if (user === undefined) {
        before = this.shownOn(tab.phone);
        return;
      }
      const shown = before.get(user.session.userId) ?? new Map<string, Known>();
      const look = tab.life.while(() => this.look(tab, user, shown));
      const stops = [user.orders.view.subscribe(look), user.drafts.view.subscribe(look)];
      stop = () => stops.forEach((end) => end());
      look();
    });
    tab.shop.shopper.subscribe(change);
    change();
  }

  /** A phone has lost something by force: what it cannot know any more it need not show. */
  forget(phone: Phone, how: 'power' | 'everything'): void {
    for (const [key, orders] of this.shown) {
      const uid = uidIn(key, phone);
      if (uid === undefined) continue;
      if (how === 'everything') orders.clear();
      const file = databaseName(uid, 'placedOrders');
      // What was placed is on the disk; what came from the shop may have to come again.
      const placed = new Set(
        this.history()
          .in(phone.name, file)
          .flatMap(({ id, deleted, time }) => (deleted || time < phone.disk.since(file) ? [] : [id])),
      );
      for (const orderId of orders.keys()) {
        if (placed.has(orderId)) orders.set(orderId, 'on-device');
        else orders.delete(orderId);
      }
    }
  }

  /** Somebody signs out of a phone, or has done so: what the shop has is taken from it. */
  signedOut(phone: Phone, uid: string): void {
    this.shown.get(`${phone.name} of ${uid}`)?.clear();
    for (const { user } of phone.tabs) if (user?.session.userId === uid) this.leaving.add(user);
  }

  /** A copy of what a phone has shown each of its users so far. */
  private shownOn(phone: Phone): Map<string, Shown> {
    const copies = [...this.shown].map(([key, orders]) => [uidIn(key, phone), new Map(orders)] as const);
    return new Map(copies.flatMap(([uid, orders]) => (uid === undefined ? [] : [[uid, orders]])));
  }

  /** `shown`: what this tab, or the phone before it was opened, has shown so far. */
  private look(tab: Tab, user: User, shown: Shown): void {
    const { state, orders } = user.orders.view.get();
    if (state !== 'done' || this.leaving.has(user)) return;
    const uid = user.session.userId;
    const key = `${tab.phone.name} of ${uid}`;
    const onPhone: Shown = this.shown.get(key) ?? new Map();
    this.shown.set(key, onPhone);
    const now = new Map(orders.map(({ orderId, known }) => [orderId, known]));
    this.nothingVanished(tab, shown, now);
    for (const order of orders) {
      if (shown.get(order.orderId) !== order.known) this.nothingHoped(tab, uid, order);
      if (shown.get(order.orderId) !== order.known) {
        this.story.tell(
          tab.life.name,
          `shows order ${order.orderId.slice(-6)} as ${order.known}${order.reason ? ` (${order.reason.code})` : ''}${order.held ? ` (${order.held.reason})` : ''}`,
        );
      }
      shown.set(order.orderId, order.known);
      onPhone.set(order.orderId, order.known);
    }
    for (const { orderId } of user.drafts.view.get().drafts) {
      if (now.has(orderId)) this.broken(8, `${tab.life.name} shows ${orderId} as an order and as a cart`);
    }
  }

  /** Law 9, and that what the shop has said is not forgotten again. */
  private nothingVanished(tab: Tab, before: ReadonlyMap<string, Known>, now: ReadonlyMap<string, Known>): void {
    for (const [orderId, known] of before) {
      const shows = now.get(orderId);
      if (shows === undefined)
        this.broken(9, `${tab.life.name} showed order ${orderId} (${known}) and shows it no more`);
      else if (isOfBook(known) && !isOfBook(shows))
        this.broken(9, `${tab.life.name} showed order ${orderId} as ${known} and now as ${shows}`);
    }
  }

  /** Law 19: what a tab shows of the shop is so. */
  private nothingHoped(tab: Tab, uid: string, { orderId, known }: OrderView): void {
    const history = this.history();
    if (isOfBook(known) || known === 'at-shop')
      this.story.coverage.count('law 19: orders shown as at the shop or in the book');
    if (known === 'held') this.story.coverage.count('law 19: orders shown as held');
    if (known === 'moving') this.story.coverage.count('law 9: orders shown while they moved');
    if (isOfBook(known)) {
      const book = history.in('server', 'orders').filter(({ id }) => id === orderKey(uid, orderId));
      if (!book.some(({ document }) => document['status'] === known))
        this.broken(19, `${tab.life.name} shows order ${orderId} as ${known}, which the book never said`);
    } else if (known === 'at-shop') {
      const placed = history.in('server', userDatabase('placedOrders', uid));
      if (!placed.some(({ id }) => id === orderId))
        this.broken(19, `${tab.life.name} shows order ${orderId} as at the shop, where it never was`);
    }
  }

  private broken(law: number, what: string): void {
    if (this.violations.length >= ENOUGH) return;
    this.violations.push({ law, what });
    this.story.tell('checker', `law ${law} is broken: ${what}`);
  }
}

/** Whose key it is, if it is of this phone. */
function uidIn(key: string, phone: Phone): string | undefined {
  const [place, uid] = key.split(' of ');
  return place === phone.name ? uid : undefined;
}

function isOfBook(known: Known): boolean {
  return BookStatus.safeParse(known).success;
}
