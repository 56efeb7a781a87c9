import { Coffee } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

const STORED_AS = 'coffee-catalog:first-hint';

/** What whoever opens the shop for the first time should know; gone for good with one tap, or once they have an account. */
export function FirstHint(): ReactNode {
  const say = useText();
  const session = useSession();
  const [seen, setSeen] = useState(() => localStorage.getItem(STORED_AS) !== null);
  const signedIn = session.kind === 'signed-in';
  useEffect(() => {
    if (signedIn) localStorage.setItem(STORED_AS, 'seen');
  }, [signedIn]);
  // While nobody knows yet who uses the device it keeps its place: what stands below would jump.
  if (seen || signedIn) return null;
  const putAway = () => {
    localStorage.setItem(STORED_AS, 'seen');
    setSeen(true);
  };
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
