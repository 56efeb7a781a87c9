import type { Session } from '@coffee-catalog/shared/api/accounts';
import type { Drafts } from '../drafts/drafts.ts';
import type { PlaceResult } from '../drafts/place-result.ts';
import type { ExportedUser } from '../export/export-user.ts';
import type { Merges } from '../merges/merges.ts';
import type { Answering } from '../orders/answer-question.ts';
import type { Orders } from '../orders/orders.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { Sync } from '../sync/sync.ts';
import type { UnreceivedWatch } from '../unreceived/watch-unreceived.ts';
import type { Left } from './remove-sent.ts';

/** What a guest has on this device: carts that cannot be placed yet. */
export type Guest = {
  kind: 'guest';
  drafts: Drafts;
  sync: Sync;
  close: () => Promise<void>;
};

/** What a signed-in user has on this device. */
export type User = {
  kind: 'user';
  session: Session;
  drafts: Drafts;
  orders: Orders;
  profiles: Profiles;
  merges: Merges;
  watch: UnreceivedWatch;
  sync: Sync;
  place(orderId: string, wish: { pickupTime?: string }): Promise<PlaceResult>;
  /** Asks the shop to withdraw an order. */
  cancel: (orderId: string) => Promise<void>;
  /** Answers what the shop asked about an order. */
  answer: (answering: Answering) => Promise<void>;
  /** What the shop does not have yet. Rejects when it cannot be read. */
  unsent(): Promise<Left>;
  /** Everything of this user that is on this device. Rejects when it cannot be read. */
  exported(): Promise<ExportedUser>;
  close: () => Promise<void>;
};

/** Whoever uses this device, with their open databases. */
export type Shopper = Guest | User;
