import { useCallback } from 'react';
import type { TextKey } from '../texts/en.ts';
import { useText } from '../texts/use-text.ts';
import { showToast } from './toast-queue.ts';

/** Does the same as `act`; where that rejects, its reader is told so in these words. The same function as long as `act` is. */
export function useTellingFailure<Args extends unknown[]>(
  act: (...args: Args) => Promise<void>,
  words: TextKey,
): (...args: Args) => Promise<void> {
  const say = useText();
  return useCallback((...args) => act(...args).catch(() => showToast({ message: say(words) })), [act, say, words]);
}
