import * as z from 'zod/mini';
import { Uuid } from '../orders/placed-order.ts';
import { StockCount } from '../stock/stock-count.ts';

const Units = z.int();
const OnHand = StockCount.shape.onHand;

/**
 * How much there is of an item, in units. `onHand`: on the shelf, promised or not; `null` where the owner does not count it. `reserved`: promised to orders that
 * were not handed over yet; `available`: what can still be promised, `null` where it is not counted.
 */
export const StockLevel = z.object({
  itemId: Uuid,
  onHand: OnHand,
  reserved: Units,
  available: z.nullable(Units),
});
export type StockLevel = z.infer<typeof StockLevel>;

/** `GET /api/stock`: every item that is counted, by its id. */
export const StockList = z.object({ items: z.array(StockLevel) });

/** `PUT /api/stock/:itemId`: so many are on the shelf, those included that are promised to somebody; `null`: it is not counted (any more). */
export const StockChange = z.strictObject({ onHand: OnHand });
export type StockChange = z.infer<typeof StockChange>;
