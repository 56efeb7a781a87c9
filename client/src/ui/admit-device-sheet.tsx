import type { ApiErrorCode } from '@coffee-catalog/shared/api/api-error';
import { showPairingCode } from '@coffee-catalog/shared/pairing/pairing-code';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../texts/use-text.ts';
import classes from './admit-device-sheet.module.css';
import { announce } from './announce.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { problemWords } from './problem-words.ts';
import { QrCode } from './qr-code.tsx';
import { Sheet } from './sheet.tsx';
import { Skeleton } from './skeleton.tsx';

type Shown =
  | { kind: 'closed' }
  | { kind: 'opening' }
  | { kind: 'open'; code: string; link: string; secondsLeft: number }
  | { kind: 'claimed'; deviceName: string; checkNumber: string; secondsLeft: number; answering: boolean }
  | { kind: 'admitted'; deviceName: string }
  | { kind: 'over'; why: 'expired' | 'refused' }
  | { kind: 'problem'; problem: { code: ApiErrorCode | 'offline'; message: string } };

/** What `useAdmission` gives: where the admission stands, and what can be done about it. */
export type AdmissionProps = {
  admission: {
    view: Shown;
    open: () => Promise<void>;
    confirm: () => Promise<void>;
    refuse: () => Promise<void>;
    close: () => Promise<void>;
  };
  /** Whose account the device will be in, when it is not the reader's own. */
  userName?: string | undefined;
};

/** Admits another device: shows the code to scan or type, asks whether the device that answered is the right one, and says when it is in. */
export function AdmitDeviceSheet({ admission, userName }: AdmissionProps): ReactNode {
  const say = useText();
  const { view } = admission;
  useAnnouncedStep(view);
  const title = userName === undefined ? say('admit.title') : say('admit.titleFor', { name: userName });
  return (
    <Sheet title={title} open={view.kind !== 'closed'} onClose={() => void admission.close()}>
      <div className={classes.step} data-admission={view.kind}>
        <Step admission={admission} />
      </div>
    </Sheet>
  );
}

function Step({ admission }: Pick<AdmissionProps, 'admission'>): ReactNode {
  const say = useText();
  const { view } = admission;
  switch (view.kind) {
    case 'closed':
      return null;
    case 'opening':
      return <Skeleton height={380} radius="lg" />;
    case 'open':
      return (
        <>
          <p>{say('admit.text')}</p>
          <QrCode text={view.link} label={say('admit.qr')} />
          <p className={classes.or}>{say('admit.orType')}</p>
          <p className={classes.code} dir="ltr">
            {showPairingCode(view.code)}
          </p>
          <p className={classes.left}>{say('admit.left', { seconds: view.secondsLeft })}</p>
        </>
      );
    case 'claimed':
      return <Claimed view={view} admission={admission} />;
    case 'admitted':
      return (
        <>
          <Notice tone="good">{say('admit.done', { device: view.deviceName })}</Notice>
          <Button onClick={() => void admission.close()}>{say('admit.close')}</Button>
        </>
      );
    case 'over':
      return (
        <>
          <Notice tone="wait">{say(`admit.${view.why}`)}</Notice>
          <Button onClick={() => void admission.open()}>{say('admit.again')}</Button>
        </>
      );
    case 'problem':
      return (
        <>
          <Notice tone="bad">{problemWords(view.problem, say)}</Notice>
          <Button onClick={() => void admission.open()}>{say('admit.again')}</Button>
        </>
      );
  }
}

type ClaimedProps = { view: Extract<Shown, { kind: 'claimed' }>; admission: AdmissionProps['admission'] };

function Claimed({ view, admission }: ClaimedProps): ReactNode {
  const say = useText();
  const question = useRef<HTMLHeadingElement>(null);
  // What has just happened is what the reader must answer: the focus goes there, not to a button that a stray key would press.
  useEffect(() => question.current?.focus(), []);
  return (
    <>
      <h3 ref={question} tabIndex={-1}>
        {say('admit.question', { device: view.deviceName })}
      </h3>
      <p>{say('admit.compare')}</p>
      <p className={classes.number} dir="ltr">
        {view.checkNumber}
      </p>
      <div className={classes.answers}>
        <Button variant="default" disabled={view.answering} onClick={() => void admission.refuse()}>
          {say('admit.refuse')}
        </Button>
        <Button loading={view.answering} onClick={() => void admission.confirm()}>
          {say('admit.confirm')}
        </Button>
      </div>
    </>
  );
}

/** Says aloud what happens on the other device, once for each step. */
function useAnnouncedStep(view: Shown): void {
  const say = useText();
  const { kind } = view;
  const device = view.kind === 'claimed' || view.kind === 'admitted' ? view.deviceName : '';
  useEffect(() => {
    if (kind === 'claimed') announce(say('admit.question', { device }));
    if (kind === 'admitted') announce(say('admit.done', { device }));
  }, [kind, device, say]);
}
