import type { ReactNode } from 'react';
import { listConflicts } from '../../../data/shop-api.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { Notice } from '../../../ui/notice.tsx';

/** Says, where the owner looks at the catalog, that something about it waits for a decision; nothing otherwise. */
export function ConflictsWait(): ReactNode {
  const say = useOwnerText();
  const call = useShopCall(listConflicts);
  if (call.state !== 'done' || call.value.length === 0) return null;
  return (
    <Notice
      tone="wait"
      actions={
        <ButtonLink href="/parked" size="sm" variant="default">
          {say('conflicts.look')}
        </ButtonLink>
      }
    >
      {say('conflicts.waiting', { count: call.value.length })}
    </Notice>
  );
}
