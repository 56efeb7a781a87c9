import type { Item } from './item.ts';

/** Whether the owner has said that there is none left on this day (`YYYY-MM-DD` in the shop's zone). */
export function isSoldOutOn(item: Pick<Item, 'soldOutOn'>, day: string): boolean {
  return item.soldOutOn === day;
}

/** The item as it can be had on this day: one that is sold out is not available. The same object where that makes no difference. */
export function itemOn<T extends Pick<Item, 'soldOutOn' | 'available'>>(item: T, day: string): T {
  return item.available && isSoldOutOn(item, day) ? { ...item, available: false } : item;
}
