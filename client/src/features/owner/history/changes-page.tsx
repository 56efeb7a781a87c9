import { type ReactNode, useCallback, useState } from 'react';
import { listChanges } from '../../../data/shop-api.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { showToast } from '../../../ui/toast-queue.ts';
import { CallState } from '../call-state.tsx';
import { Room } from '../room.tsx';
import { ChangeList } from './change-list.tsx';

const PAGE = 50;

/** Everything that was changed in the owner's area, the newest first. */
export function ChangesPage(): ReactNode {
  const say = useOwnerText();
  const ask = useCallback(() => listChanges({ limit: PAGE }), []);
  const call = useShopCall(ask);
  const [busy, setBusy] = useState(false);
  const more = async () => {
    if (call.state !== 'done' || call.value.next === undefined) return;
    setBusy(true);
    const page = await listChanges({ limit: PAGE, after: call.value.next });
    setBusy(false);
    if (page.kind === 'problem') return showToast({ message: problemWords(page, say) });
    return call.change({ ...page.value, entries: [...call.value.entries, ...page.value.entries] });
  };
  return (
    <Room title={say('owner.changes')}>
      {call.state === 'done' ? null : <CallState call={call} />}
      {call.state === 'done' && call.value.entries.length === 0 ? (
        <EmptyState drawing="empty-cart" title={say('history.none')}>
          {say('history.noneText')}
        </EmptyState>
      ) : null}
      {call.state === 'done' && call.value.entries.length > 0 ? (
        <ChangeList entries={call.value.entries} named />
      ) : null}
      {call.state === 'done' && call.value.next !== undefined ? (
        <Button variant="default" loading={busy} onClick={() => void more()}>
          {say('owner.more')}
        </Button>
      ) : null}
    </Room>
  );
}
