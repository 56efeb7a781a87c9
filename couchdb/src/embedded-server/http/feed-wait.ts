export type FeedEvent = 'change' | 'heartbeat' | 'timeout' | 'gone';

/**
 * Waits for the next thing that concerns a feed. Leaves no timer and no listener behind.
 * `subscribe` gets the function to call on a change and gives its removal.
 */
export function nextFeedEvent(
  subscribe: (listener: () => void) => () => void,
  { gone, heartbeat, timeout }: { gone: AbortSignal; heartbeat: number | undefined; timeout: number },
): Promise<FeedEvent> {
  if (gone.aborted) return Promise.resolve('gone');
  return new Promise((resolve) => {
    const end = (event: FeedEvent): void => {
      clearTimeout(timer);
      unsubscribe();
      gone.removeEventListener('abort', left);
      resolve(event);
    };
    const left = (): void => end('gone');
    const timer = setTimeout(() => end(heartbeat === undefined ? 'timeout' : 'heartbeat'), heartbeat ?? timeout);
    const unsubscribe = subscribe(() => end('change'));
    gone.addEventListener('abort', left);
  });
}
