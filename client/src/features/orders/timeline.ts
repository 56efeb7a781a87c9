import { mayFollow, type Status } from '@coffee-catalog/shared/orders/life-cycle';
import type { KnownState, OrderStep, OrderView } from '../../data/orders/order-view.ts';
import type { TextKey } from '../../texts/en.ts';

/** A step as it is shown. `time` is told by the clock that `clock` names; steps to come have neither. */
export type TimelineEntry = {
  key: OrderStep['key'];
  name: TextKey;
  clock?: TextKey;
  time?: string;
  /** The clock is the shop's, so its time is told in the shop's zone. */
  atShop: boolean;
  state: 'done' | 'current' | 'to-come' | 'ended';
};

const CLOCKS: Readonly<Record<OrderStep['clock'], TextKey>> = {
  'this device': 'clock.thisDevice',
  'another device': 'clock.anotherDevice',
  shop: 'clock.shop',
};

/** The story of an order: what is known to have happened, each with the clock that says when, the last of it marked, then what is to come. */
export function timelineOf(order: Pick<OrderView, 'steps' | 'known'>): TimelineEntry[] {
  const last = order.steps.findLastIndex((step) => step.done);
  return order.steps.map((step, index) => ({
    key: step.key,
    name: nameOf(step),
    ...(step.done ? { clock: CLOCKS[step.clock] } : {}),
    ...(step.time === undefined ? {} : { time: step.time }),
    atShop: step.clock === 'shop',
    state: step.done ? (index === last ? stateOfLast(step.key) : 'done') : 'to-come',
  }));
}

/** Where an order began: not on this device when another one's clock tells it. */
function nameOf({ key, clock }: OrderStep): TextKey {
  return key === 'on-device' && clock === 'another device' ? 'order.onAnotherDevice' : `known.${key}`;
}

function stateOfLast(key: OrderStep['key']): TimelineEntry['state'] {
  return key === 'refused' || key === 'cancelled' ? 'ended' : 'current';
}

/** Whether the shopper may still ask to withdraw it. The shop decides: it may have begun meanwhile. */
export function canAskToCancel({ known, cancelRequested }: Pick<OrderView, 'known' | 'cancelRequested'>): boolean {
  return !cancelRequested && mayFollow(statusOf(known), 'cancelled');
}

/** Where an order stands in the table of its life: what the book does not know yet is placed. */
function statusOf(known: KnownState): Status {
  return known === 'on-device' || known === 'held' || known === 'at-shop' || known === 'moving' ? 'placed' : known;
}
