import { Coffee } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePutAway } from '../../ui/use-put-away.ts';

/** What whoever opens the shop for the first time should know; gone for good with one tap, or once they have an account. */
export function FirstHint(): ReactNode {
  const say = useText();
  const session = useSession();
  const [isPutAway, putAway] = usePutAway('first-hint');
  const signedIn = session.kind === 'signed-in';
  useEffect(() => {
    if (signedIn) putAway();
  }, [signedIn, putAway]);
  // While nobody knows yet who uses the device it keeps its place: what stands below would jump.
  if (isPutAway || signedIn) return null;
  return (
    <Notice
      tone="accent"
      icon={<Coffee aria-hidden size={20} />}
      title={say('first.title')}
      actions={
        <Button size="sm" variant="default" onClick={putAway}>
          {say('dismiss')}
        </Button>
      }
    >
      {say('first.text')}
    </Notice>
  );
}
