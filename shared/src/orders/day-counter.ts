import * as z from 'zod/mini';

/** The last order number given on a business day (`day:<date>` in the book). Counted up by compare-and-set: gaps are allowed, duplicates not. */
export const DayCounter = z.strictObject({
  _id: z.string().check(z.regex(/^day:\d{4}-\d{2}-\d{2}$/)),
  type: z.literal('day'),
  schemaVersion: z.literal(1),
  last: z.int().check(z.gte(1)),
});
export type DayCounter = z.infer<typeof DayCounter>;
