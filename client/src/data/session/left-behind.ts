import { PersonName, Uid } from '@coffee-catalog/shared/orders/placed-order';
import * as z from 'zod/mini';
import type { KeptValues } from '../device/device.ts';

const LEFT_BEHIND = 'coffee.left-behind';

/** Whose orders wait on this device though nobody is signed in as them: whom to ask to sign in again. Neither what they ordered nor anything else. */
export const LeftBehind = z.object({ userId: Uid, name: PersonName, orders: z.int().check(z.gte(1)) });
export type LeftBehind = z.infer<typeof LeftBehind>;

/** Who has left unsent orders on this device. */
export function readLeftBehind(kept: KeptValues): LeftBehind[] {
  try {
    const parsed = z.safeParse(z.array(LeftBehind), JSON.parse(kept.get(LEFT_BEHIND) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Writes down that a user has left so many unsent orders; none takes the note away. */
export function noteLeftBehind(
  kept: KeptValues,
  { userId, name }: { userId: string; name: string },
  orders: number,
): void {
  const others = readLeftBehind(kept).filter((one) => one.userId !== userId);
  const all = orders === 0 ? others : [...others, { userId, name, orders }];
  kept.set(LEFT_BEHIND, all.length === 0 ? undefined : JSON.stringify(all));
}
