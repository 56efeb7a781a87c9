import * as z from 'zod/mini';
import { Actor, AUDIT_ID_PATTERN } from '../audit/audit-entry.ts';
import { Uuid } from '../orders/placed-order.ts';
import { ItemChange } from './items.ts';

/** A value that one of two edits gave a field. `by`: who, where the record tells; `time`: when by the writer's clock, `null` where nothing says. */
export const EditedValue = z.object({
  value: z.unknown(),
  by: z.nullable(Actor),
  time: z.nullable(z.iso.datetime()),
});
export type EditedValue = z.infer<typeof EditedValue>;

/** A field of an item that two people wrote without knowing of each other, and nobody has decided about: `kept` holds meanwhile. */
export const Conflict = z.object({
  id: z.string().check(z.regex(AUDIT_ID_PATTERN)),
  itemId: Uuid,
  itemName: z.string(),
  field: z.keyof(ItemChange),
  kept: EditedValue,
  other: EditedValue,
});
export type Conflict = z.infer<typeof Conflict>;

/** `GET /api/conflicts`: what waits for a decision of the owner. */
export const ConflictList = z.object({ conflicts: z.array(Conflict) });

/** `POST /api/conflicts/choice`: which of the two values it shall be. */
export const ConflictChoice = z.strictObject({ id: Conflict.shape.id, value: z.enum(['kept', 'other']) });
export type ConflictChoice = z.infer<typeof ConflictChoice>;
