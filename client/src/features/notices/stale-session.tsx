import type { ReactNode } from 'react';
import { useSession } from '../../data/use-session.ts';
import { useSync } from '../../data/use-sync.ts';
import { useText } from '../../texts/use-text.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The shop no longer knows this sign-in, though there is a connection: nothing is lost, but nothing is sent either. */
export function StaleSession(): ReactNode {
  const say = useText();
  const session = useSession();
  // Before the first round has asked, and without a network, nobody has refused anything: a notice then would only flash up.
  const sync = useSync();
  const refused = sync.kind === 'problem' && sync.of === 'sign-in';
  if (session.kind !== 'signed-in' || !session.stale || !refused) return null;
  return (
    <Notice
      tone="wait"
      title={say('stale.title')}
      actions={
        <ButtonLink href="/account?again=1" size="sm" variant="default">
          {say('stale.signIn')}
        </ButtonLink>
      }
    >
      {say('stale.text')}
    </Notice>
  );
}
