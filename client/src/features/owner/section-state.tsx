import type { ReactNode } from 'react';
import type { ShopCall } from '../../data/use-shop-call.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { CallLoading } from './call-loading.tsx';

/** What a section of a page shows while the shop has not answered, or has said no; a whole page shows `CallState`. */
export function SectionState({ call }: { call: Exclude<ShopCall<unknown>, { state: 'done' }> }): ReactNode {
  const say = useOwnerText();
  if (call.state === 'loading') return <CallLoading height={96} />;
  return (
    <Notice
      tone="plain"
      actions={
        <Button size="sm" variant="default" onClick={call.again}>
          {say('owner.again')}
        </Button>
      }
    >
      {problemWords(call.problem, say)}
    </Notice>
  );
}
