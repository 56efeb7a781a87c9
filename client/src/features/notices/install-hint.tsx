import { Smartphone } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { needsShareMenu } from '../../data/browser/needs-share-menu.ts';
import { useOrders } from '../../data/use-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { usePutAway } from '../../ui/use-put-away.ts';

/** The event by which Chromium offers installing; not in TypeScript's library, since it is no standard yet. */
type InstallEvent = Event & { prompt(): Promise<unknown> };

/** Offers to install the app once somebody has ordered, so that they know what it is good for; put away for ever with one tap. */
export function InstallHint(): ReactNode {
  const say = useText();
  const { orders } = useOrders();
  const [isPutAway, putAway] = usePutAway('install-hint');
  const [byHand] = useState(needsShareMenu);
  const offer = useInstallOffer(!isPutAway && !byHand);
  if (isPutAway || orders.length === 0 || (offer === undefined && !byHand)) return null;
  return (
    <Notice
      tone="plain"
      icon={<Smartphone aria-hidden size={20} />}
      title={say('install.title')}
      actions={
        <>
          {offer === undefined ? null : (
            <Button
              size="sm"
              onClick={() => {
                void offer.prompt();
                putAway();
              }}
            >
              {say('install.install')}
            </Button>
          )}
          <Button size="sm" variant="subtle" onClick={putAway}>
            {say(offer === undefined ? 'dismiss' : 'install.no')}
          </Button>
        </>
      }
    >
      {say(offer === undefined ? 'install.byHand' : 'install.text')}
    </Notice>
  );
}

/** The browser's offer to install, kept until it is wanted; the browser's own banner is held back meanwhile. */
function useInstallOffer(wanted: boolean): InstallEvent | undefined {
  const [offer, setOffer] = useState<InstallEvent>();
  useEffect(() => {
    if (!wanted) return undefined;
    const keep = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallEvent);
    };
    addEventListener('beforeinstallprompt', keep);
    return () => removeEventListener('beforeinstallprompt', keep);
  }, [wanted]);
  return offer;
}
