/** Does the work for every entry, at most `limit` at a time, in order of start. The first failure ends it once what has begun is over. */
export async function atMost<T>(
  limit: number,
  entries: readonly T[],
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const waiting = entries[Symbol.iterator]();
  let failure: { cause: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (const entry of waiting) {
      if (failure !== undefined) return;
      await work(entry).catch((cause: unknown) => {
        failure ??= { cause };
      });
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failure !== undefined) throw failure.cause;
}
