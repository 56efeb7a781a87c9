import { Smartphone } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useOrders } from '../../data/use-orders.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The event by which Chromium offers installing; not in TypeScript's library, since it is no standard yet. */
type InstallEvent = Event & { prompt(): Promise<unknown> };

const STORED_AS = 'coffee-catalog:install-hint';

/** Offers to install the app once somebody has ordered, so that they know what it is good for; put away for ever with one tap. */
export function InstallHint(): ReactNode {
  const say = useText();
  const { orders } = useOrders();
  const [offer, setOffer] = useState<InstallEvent>();
  useEffect(() => {
    if (localStorage.getItem(STORED_AS) !== null) return undefined;
    const keep = (event: Event) => {
      event.preventDefault();
      setOffer(event as InstallEvent);
    };
    addEventListener('beforeinstallprompt', keep);
    return () => removeEventListener('beforeinstallprompt', keep);
  }, []);
  if (offer === undefined || orders.length === 0) return null;
  const putAway = () => {
    localStorage.setItem(STORED_AS, 'seen');
    setOffer(undefined);
  };
  return (
    <Notice
      tone="plain"
      icon={<Smartphone aria-hidden size={20} />}
      title={say('install.title')}
      actions={
        <>
          <Button
            size="sm"
            onClick={() => {
              void offer.prompt();
              putAway();
            }}
          >
            {say('install.install')}
          </Button>
          <Button size="sm" variant="subtle" onClick={putAway}>
            {say('install.no')}
          </Button>
        </>
      }
    >
      {say('install.text')}
    </Notice>
  );
}
