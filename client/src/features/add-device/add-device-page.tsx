import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { type JoiningHandle, useJoining } from '../../data/use-joining.ts';
import { useSession } from '../../data/use-session.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import card from '../../ui/card.module.css';
import { FormKit } from '../../ui/form-kit.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './add-device-page.module.css';
import { CodeForm } from './code-form.tsx';

/** A new device comes in by the code that a signed-in one shows: scanned, typed, or opened from the phone's own camera. */
export function AddDevicePage(): ReactNode {
  const say = useText();
  const session = useSession();
  const joining = useJoining();
  const { view } = joining;
  const [, navigate] = useLocation();
  useEffect(() => {
    if (view.kind !== 'joined') return;
    navigate('/', { replace: true });
    showToast({ message: say('join.done', { name: view.name }) });
  }, [view, navigate, say]);
  const taken = session.kind === 'signed-in' && view.kind !== 'joined' && view.kind !== 'waiting';
  return (
    <Page title={say('join.title')} width="narrow">
      <FormKit>
        <section className={card.card} data-joining={view.kind}>
          {session.kind === 'loading' ? <Skeleton height={280} radius="lg" /> : null}
          {taken ? <SignedIn name={session.session.name} /> : null}
          {session.kind === 'guest' || view.kind === 'waiting' ? <Step joining={joining} /> : null}
        </section>
      </FormKit>
    </Page>
  );
}

function Step({ joining }: { joining: JoiningHandle }): ReactNode {
  const say = useText();
  const { view, stop } = joining;
  switch (view.kind) {
    case 'waiting':
      return <Waiting name={view.name} checkNumber={view.checkNumber} onStop={stop} />;
    case 'over':
      return (
        <>
          <div role="alert">
            <Notice tone="wait">{say(`join.${view.why}`)}</Notice>
          </div>
          <Button onClick={stop}>{say('join.again')}</Button>
        </>
      );
    case 'asking':
    case 'claiming':
    case 'problem':
    case 'joined':
      return <CodeForm joining={joining} />;
  }
}

type WaitingProps = { name: string; checkNumber: string; onStop: () => void };

function Waiting({ name, checkNumber, onStop }: WaitingProps): ReactNode {
  const say = useText();
  useEffect(() => announce(say('join.confirm', { name, number: checkNumber })), [name, checkNumber, say]);
  return (
    <>
      <p>{say('join.waiting', { name })}</p>
      <p className={classes.number} dir="ltr">
        {checkNumber}
      </p>
      <p className={card.lead}>{say('join.compare')}</p>
      <Button variant="default" onClick={onStop}>
        {say('join.stop')}
      </Button>
    </>
  );
}

function SignedIn({ name }: { name: string }): ReactNode {
  const say = useText();
  return (
    <>
      <p>{say('join.signedIn', { name })}</p>
      <ButtonLink href="/account" variant="default">
        {say('join.toAccount')}
      </ButtonLink>
    </>
  );
}
