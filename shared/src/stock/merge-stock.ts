import type { StockCount } from './stock-count.ts';

/**
 * One count of an item that was counted apart on several servers (decision 0039): each promise that any of them made, and of one made on several the larger.
 * `onHand` stays the winner's. The same object back where nothing changes. A promise that was given back on one of them only comes back here, and is given back
 * again once its order is looked at.
 */
export function mergeStock(winner: StockCount, losers: readonly StockCount[]): StockCount {
  const reserved = { ...winner.reserved };
  let isMore = false;
  for (const [key, count] of losers.flatMap((loser) => Object.entries(loser.reserved))) {
    if (count <= (reserved[key] ?? 0)) continue;
    reserved[key] = count;
    isMore = true;
  }
  return isMore ? { ...winner, reserved } : winner;
}
