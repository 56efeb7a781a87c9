import { MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MergeView } from '../../data/merges/merges.ts';
import { dismissMerge, thisDeviceKind, undoMerge, useMerges } from '../../data/use-merges.ts';
import { type Say, useText } from '../../texts/use-text.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useListWords } from '../../ui/use-list-words.ts';

/** What other devices of this shopper did to a cart here: told once, taken back with one tap. */
export function MergeNotices(): ReactNode {
  const say = useText();
  const list = useListWords();
  return useMerges().map((merge) => {
    const { orderId, deviceId, cartName } = merge;
    const undo = () => {
      undoMerge(merge);
      announce(say('merge.undone'));
    };
    return (
      <div key={`${orderId} ${deviceId}`} aria-live="polite" data-merge={orderId}>
        <Notice
          tone="accent"
          icon={<MonitorSmartphone aria-hidden size={20} />}
          title={cartName === undefined ? say('merge.title') : say('merge.titleNamed', { name: cartName })}
          actions={
            <>
              <Button size="sm" variant="default" onClick={undo}>
                {say('undo')}
              </Button>
              <Button size="sm" variant="subtle" onClick={() => dismissMerge(merge)}>
                {say('dismiss')}
              </Button>
            </>
          }
        >
          {sentencesOf(merge, say, list).join(' ')}
        </Notice>
      </div>
    );
  });
}

/** “Your tablet added 1 × Flat white.” */
function sentencesOf({ device, lines, texts }: MergeView, say: Say, list: (items: string[]) => string): string[] {
  const kind = device ?? 'unknown';
  const who = say('merge.who', { device: kind === thisDeviceKind ? `${kind}Too` : kind });
  const piece = ({ more, name }: MergeView['lines'][number]) => `${Math.abs(more)} × ${name}`;
  const added = lines.filter(({ more }) => more > 0).map(piece);
  const removed = lines.filter(({ more }) => more < 0).map(piece);
  return [
    ...(added.length === 0 ? [] : [say('merge.added', { who, lines: list(added) })]),
    ...(removed.length === 0 ? [] : [say('merge.removed', { who, lines: list(removed) })]),
    ...texts.map(({ kind: what, after, item }) => {
      const written = after === '' ? 'gone' : 'written';
      return say(`merge.${what}`, { who, written, text: after, item: item ?? '' });
    }),
  ];
}
