import * as z from 'zod/mini';
import { ITEM_DOCUMENT_ID_PATTERN } from '../ids/patterns.ts';

const Count = z.int().check(z.gte(0), z.lte(1_000_000));

/**
 * How much there is of a counted item (its document id is the item's) and what is promised for which decision on which order (`promiseKey`). `onHand` is what is on the shelf, promised
 * or not. It is null where the owner stopped counting: nothing is promised then, but what was promised before is still known when it is counted again.
 */
export const StockCount = z.strictObject({
  _id: z.string().check(z.regex(ITEM_DOCUMENT_ID_PATTERN)),
  type: z.literal('stock'),
  schemaVersion: z.literal(1),
  onHand: z.nullable(Count),
  reserved: z.record(z.string().check(z.regex(/^[0-9a-f]{32}:[0-9a-f-]{36}(#[1-9]\d{0,2})?$/)), Count),
});
export type StockCount = z.infer<typeof StockCount>;
