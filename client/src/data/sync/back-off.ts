/** The longest wait in milliseconds: while an order or a change waits and somebody looks, while somebody looks, while nobody does. */
const LONGEST = { waiting: 3_000, inUse: 15_000, unseen: 300_000 };
const FIRST = 500;

export type BackOffOptions = { inUse: boolean; waiting?: boolean; random: number };

/** How long to wait after so many failures in a row: doubling, with up to a quarter less so that devices do not come all at once. Milliseconds. */
export function backOff(failures: number, { inUse, waiting = false, random }: BackOffOptions): number {
  const wait = Math.min(longestWait({ inUse, waiting }), FIRST * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(wait * (1 - random / 4));
}

/** The longest that `backOff` says, in milliseconds. */
export function longestWait({ inUse, waiting = false }: Omit<BackOffOptions, 'random'>): number {
  return !inUse ? LONGEST.unseen : waiting ? LONGEST.waiting : LONGEST.inUse;
}
