import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useLocation } from 'wouter';
import { dismissUnreceived, useUnreceived } from '../../data/use-unreceived.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { formatMoment } from '../../ui/format-moment.ts';
import { Notice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';

/** Orders the shop has not received for too long: told once per order and stage, until put away; an order's own page says it by itself. */
export function UnreceivedOrders(): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const now = useNow();
  const [path] = useLocation();
  const elsewhere = useUnreceived().filter(({ orderId }) => path !== `/order/${orderId}`);
  return elsewhere.map(({ orderId, stage, sinceTime }) => (
    <div key={`${orderId} ${stage}`} role="alert" data-unreceived={orderId}>
      <Notice
        tone="wait"
        title={say(`unreceived.${stage}`)}
        actions={
          <>
            <ButtonLink href={`/order/${orderId}`} size="sm" variant="default">
              {say('unreceived.look')}
            </ButtonLink>
            <Button size="sm" variant="subtle" onClick={() => dismissUnreceived(orderId, stage)}>
              {say('dismiss')}
            </Button>
          </>
        }
      >
        {say('unreceived.since', { time: formatMoment(sinceTime, { locale, now }) })} {say(`unreceivedText.${stage}`)}
      </Notice>
    </div>
  ));
}
