import type { Money } from '@coffee-catalog/shared/money/money';
import type { BookLine, Difference, ProcessedOrder } from '@coffee-catalog/shared/orders/book-order';
import type { BookStatus } from '@coffee-catalog/shared/orders/life-cycle';
import type { PlacedLine, PlacedOrder } from '@coffee-catalog/shared/orders/placed-order';
import type { Question } from '@coffee-catalog/shared/orders/question';
import type { Reason } from '@coffee-catalog/shared/orders/refusal';

/**
 * What this device knows of an order, never what it hopes. `on-device`: committed to this device's disk; `held`: the server refused to
 * store it and says why, it is kept and sent again; `at-shop`: the server has proved that it stores it; `moving`: seen before, on its
 * way from one collection to the next; else what the shop's book says.
 */
export type KnownState = 'on-device' | 'held' | 'at-shop' | 'moving' | BookStatus;

/** One step of an order's story and whose clock tells its time. */
export type OrderStep = {
  key: 'on-device' | 'at-shop' | BookStatus;
  time?: string;
  clock: 'this device' | 'another device' | 'shop';
  done: boolean;
};

/** A line as sealed, with what the shop charged and did once it has decided. */
export type OrderLineView = PlacedLine &
  Partial<Pick<BookLine, 'chargedUnitPrice' | 'outcome' | 'takenOptions' | 'answered'>>;

/**
 * What the shop wants to know before it takes the order. `answered`: an answer was written, on this device or another, and the shop has not said yet what
 * comes of it; `held`: the server refused to store that answer.
 */
export type QuestionView = Question & { answered: boolean; held?: { reason: string } };

export type UnreceivedStage = 'not-sent' | 'not-received';

/** An order as a screen shows it. `total` is what is charged once `charged`, before that the device's quote. */
export type OrderView = {
  orderId: string;
  known: KnownState;
  placed?: PlacedOrder;
  processed?: ProcessedOrder;
  lines: OrderLineView[];
  total: Money;
  charged: boolean;
  customerName: string;
  note?: string;
  orderNumber?: number;
  /** The clock of the device that placed it. */
  placedTime: string;
  /** The shop's clock. */
  receivedTime?: string;
  reason?: Reason;
  held?: { reason: string };
  differences: Difference[];
  steps: OrderStep[];
  /** A wish to withdraw it was written and is not yet answered. */
  cancelRequested: boolean;
  /** The server refused to store that wish. */
  cancelHeld?: { reason: string };
  /** While the order waits for its shopper's answer. */
  question?: QuestionView;
  unreceived?: UnreceivedStage;
};
