import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type SyncView, useSync } from '../../data/use-sync.ts';
import { useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import classes from './sync-badge.module.css';
import { syncExplanation, syncWord } from './sync-words.ts';
import { UnsentList } from './unsent-list.tsx';

const ICONS: Readonly<Record<SyncView['kind'], LucideIcon>> = {
  offline: CloudOff,
  sending: CloudUpload,
  safe: CloudCheck,
  problem: TriangleAlert,
};

/** How this device stands with the shop, always in sight; a tap explains it. */
export function SyncBadge(): ReactNode {
  const say = useText();
  const sync = useSync();
  const [open, setOpen] = useState(false);
  const word = syncWord(sync, say);
  useAnnouncedKind(sync.kind, word);
  const Icon = ICONS[sync.kind];
  return (
    <>
      <button
        type="button"
        className={classes.badge}
        data-sync={sync.kind}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden size={18} />
        <span className="visually-hidden">{say('sync.label')}</span>
        <span>{word}</span>
      </button>
      <Sheet title={word} open={open} onClose={() => setOpen(false)}>
        <p>{syncExplanation(sync, say)}</p>
        {sync.kind === 'safe' ? (
          <p className={classes.time}>
            {say('sync.lastTime')} <Moment time={sync.lastTime} />
          </p>
        ) : null}
        {sync.kind === 'problem' && sync.of !== 'device' ? (
          <Notice tone="bad" title={say('sync.reason')}>
            {sync.reason}
          </Notice>
        ) : null}
        <UnsentList onLeave={() => setOpen(false)} />
        <dl className={classes.meanings}>
          <dt>{say('known.on-device')}</dt>
          <dd>{say('help.onDevice')}</dd>
          <dt>{say('known.at-shop')}</dt>
          <dd>{say('help.atShop')}</dd>
          <dt>{say('known.received')}</dt>
          <dd>{say('help.received')}</dd>
        </dl>
      </Sheet>
    </>
  );
}

/** Says a change aloud, but not every "sending": only what a shopper would want to be interrupted by. */
function useAnnouncedKind(kind: SyncView['kind'], word: string): void {
  const before = useRef(kind);
  useEffect(() => {
    if (before.current === kind) return;
    before.current = kind;
    if (kind !== 'sending') announce(word);
  }, [kind, word]);
}
