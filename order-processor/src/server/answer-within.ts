/**
 * Resolves as `answer` does, or rejects after `ms` of the process's own timer, or when `outer` is aborted, whichever comes first. The signal given to
 * `answer` is aborted then, but nothing depends on its being heard: on Node 20 a `fetch` whose body is being read hears of no abort any more once the
 * garbage collector has run (measured with 20.20: answered 7 s after the abort), and a connection that hangs would be waited for without end.
 */
export async function answerWithin<T>(
  ms: number,
  outer: AbortSignal | undefined,
  answer: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let letGo = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown): void => {
      controller.abort(reason);
      reject(reason);
    };
    const stop = (): void => end(outer?.reason);
    const timer = setTimeout(() => end(new DOMException(`no answer within ${ms} ms`, 'TimeoutError')), ms);
    outer?.addEventListener('abort', stop);
    letGo = () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    };
    if (outer?.aborted === true) stop();
  });
  try {
    return await Promise.race([answer(controller.signal), ended]);
  } finally {
    letGo();
  }
}
