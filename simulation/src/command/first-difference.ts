/** The first step in which two traces of one seed differ, in words; nothing when they are the same. */
export function firstDifference(one: readonly string[], other: readonly string[]): string | undefined {
  const at = Array.from({ length: Math.max(one.length, other.length) }).findIndex(
    (_, step) => one[step] !== other[step],
  );
  if (at < 0) return undefined;
  return [`step ${at + 1}:`, one[at] ?? '(the trace ends)', other[at] ?? '(the trace ends)'].join('\n');
}
