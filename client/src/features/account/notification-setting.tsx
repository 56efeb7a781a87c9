import type { ReactNode } from 'react';
import { useNotificationPermission } from '../../data/notification-permission.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import classes from './account-page.module.css';

/** Whether the shop may speak up when the app is not open. The browser keeps the answer; it can be taken back only there. */
export function NotificationSetting(): ReactNode {
  const say = useText();
  const { state, ask } = useNotificationPermission();
  if (state === 'unsupported') return null;
  return (
    <section className={card.card} aria-labelledby="notifications">
      <h2 id="notifications">{say('notify.title')}</h2>
      <div className={classes.row}>
        <p>{say(`notify.${state}`)}</p>
        {state === 'default' ? (
          <Button variant="default" onClick={() => void ask()}>
            {say('notify.allow')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
