import * as z from 'zod/mini';
import type { CollectionRules, DocumentKind } from './collection-rules.ts';

/** A JSON Schema (draft 7) of an object. */
export type JsonSchema = { properties: Record<string, object>; [keyword: string]: unknown };

/**
 * The JSON Schema of a kind of document as it lies in the database: what the shared schema says, and the database's own fields, which the
 * schema does not know. `undefined` where only our own services write.
 */
export function documentSchema(rules: CollectionRules, kind: DocumentKind): JsonSchema | undefined {
  if (kind.schema === undefined) return undefined;
  // `input`: what may be written; the default, `output`, says what parsing would give.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(kind.schema, {
    io: 'input',
    target: 'draft-7',
    reused: 'ref',
  }) as JsonSchema;
  const anything = {};
  const ours = ['_rev', '_revisions', '_deleted', ...(rules.tombstoneMarks ?? [])].map((field) => [field, anything]);
  const attachments = rules.attachment === undefined ? {} : { _attachments: anything };
  return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(ours), ...attachments } };
}
