import type { OrderView } from './order-view.ts';

type Comparison = (a: OrderView, b: OrderView) => number;

/**
 * Orders the newest first without believing any device's clock: those the shop has not decided on come before those it has, the former by when this
 * device saw them (`ordinalOf`: the how manieth; what has none yet was placed just now), the latter by the shop's clock.
 */
export function newestFirst(ordinalOf: (orderId: string) => number | undefined): Comparison {
  const seen = ({ orderId }: OrderView) => ordinalOf(orderId) ?? Number.POSITIVE_INFINITY;
  return (a, b) => {
    const [inA, inB] = [a.processed?.claimedTime, b.processed?.claimedTime];
    if ((inA === undefined) !== (inB === undefined)) return inA === undefined ? -1 : 1;
    const [ofA, ofB] = inA === undefined ? [seen(a), seen(b)] : [inA, inB as string];
    if (ofA !== ofB) return ofA < ofB ? 1 : -1;
    return a.orderId < b.orderId ? 1 : -1;
  };
}
