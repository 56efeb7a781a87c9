import { PersonName, Uid } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import type { KeptValues } from '../device/device.ts';

const LEFT_BEHIND = 'coffee.left-behind';

const Count = z.int().check(z.gte(0));

/**
 * Whose orders, or wishes about orders, wait on this device though nobody is signed in as them: whom to ask to sign in again. Neither what they ordered nor
 * anything else. `wishes` is missing when there are none.
 */
export const LeftBehind = z.object({ userId: Uid, name: PersonName, orders: Count, wishes: z.optional(Count) });
export type LeftBehind = z.infer<typeof LeftBehind>;

/** Who has left something unsent on this device. */
export function readLeftBehind(kept: KeptValues): LeftBehind[] {
  try {
    const parsed = z.safeParse(z.array(LeftBehind), JSON.parse(kept.get(LEFT_BEHIND) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Writes down what a user has left unsent; nothing takes the note away. */
export function noteLeftBehind(
  kept: KeptValues,
  { userId, name }: { userId: string; name: string },
  { orders, wishes }: { orders: number; wishes: number },
): void {
  const others = readLeftBehind(kept).filter((one) => one.userId !== userId);
  const note = { userId, name, orders, ...(wishes === 0 ? {} : { wishes }) };
  const all = orders + wishes === 0 ? others : [...others, note];
  kept.set(LEFT_BEHIND, all.length === 0 ? undefined : JSON.stringify(all));
}
