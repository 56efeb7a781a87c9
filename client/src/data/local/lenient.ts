import * as z from 'zod/mini';

/**
 * Reads documents that others write for us: whatever the schema knows must fit, and what a later version has added is kept and ignored. (What this
 * device writes is held against the strict schema.)
 */
export function lenient<S extends z.ZodMiniObject>(
  schema: S,
): (stored: Record<string, unknown>) => z.infer<S> | undefined {
  const loose = z.looseObject(schema.shape);
  return (stored) => {
    const parsed = z.safeParse(loose, stored);
    return parsed.success ? (parsed.data as z.infer<S>) : undefined;
  };
}
