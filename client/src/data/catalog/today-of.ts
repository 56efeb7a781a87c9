import type { ShopInfo } from '@coffee-catalog/shared/api/shop';
import { type BusinessDay, businessDayIn } from '@coffee-catalog/shared/time/business-day';
import type { Device } from '../device/device.ts';
import { derive } from '../store/derive.ts';
import type { Readable } from '../store/store.ts';

/**
 * The day on the wall of the shop by this device's clock, asked for at each look: a day needs no timer to change, whoever looks next sees it.
 * Undefined until the shop has said where it is.
 */
export function todayOf(
  info: Readable<ShopInfo | undefined>,
  { now }: Pick<Device, 'now'>,
): Readable<string | undefined> {
  const dayOf = derive([info], (info): BusinessDay | undefined => info && businessDayIn(info.timeZone));
  return { get: () => dayOf.get()?.(now()), subscribe: dayOf.subscribe };
}
