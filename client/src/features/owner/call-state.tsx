import type { ReactNode } from 'react';
import type { ShopCall } from '../../data/use-shop-call.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { CallLoading } from './call-loading.tsx';

/** What is shown while the shop has not answered, or has said no. */
export function CallState({ call }: { call: Exclude<ShopCall<unknown>, { state: 'done' }> }): ReactNode {
  const say = useOwnerText();
  if (call.state === 'loading') return <CallLoading height={320} />;
  const offline = call.problem.code === 'offline';
  return (
    <EmptyState
      drawing={offline ? 'offline' : 'error'}
      title={say(offline ? 'owner.needsNetwork' : 'owner.problem')}
      action={<Button onClick={call.again}>{say('owner.again')}</Button>}
    >
      {problemWords(call.problem, say)}
    </EmptyState>
  );
}
