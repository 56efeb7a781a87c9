import { useCallback, useEffect, useState } from 'react';
import type { ApiResult, Problem } from './api/api-result.ts';

/** A question to the shop: under way, answered, or why not. */
export type ShopCall<T> =
  | { state: 'loading'; again: () => void }
  | { state: 'problem'; problem: Problem; again: () => void }
  | { state: 'done'; value: T; change: (value: T) => void; again: () => void };

/** Asks the shop once, and again on demand. `ask` must keep its identity as long as the question is the same. */
export function useShopCall<T>(ask: () => Promise<ApiResult<T>>): ShopCall<T> {
  const [answer, setAnswer] = useState<{ ask: typeof ask; result: ApiResult<T> }>();
  const begin = useCallback(() => {
    let wanted = true;
    void ask().then((result) => {
      if (wanted) setAnswer({ ask, result });
    });
    return () => {
      wanted = false;
    };
  }, [ask]);
  useEffect(begin, [begin]);
  const again = () => {
    setAnswer(undefined);
    begin();
  };
  const change = useCallback((value: T) => setAnswer({ ask, result: { kind: 'done', value } }), [ask]);
  if (answer === undefined || answer.ask !== ask) return { state: 'loading', again };
  const { result } = answer;
  return result.kind === 'problem'
    ? { state: 'problem', problem: result, again }
    : { state: 'done', value: result.value, change, again };
}
