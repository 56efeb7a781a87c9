import type { LineChange } from '@coffee-catalog/shared/orders/compare-lines';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { DifferenceView } from '../../data/differences/view-difference.ts';
import type { OrderView } from '../../data/orders/order-view.ts';
import { takeExtraLines, useDifferences } from '../../data/use-differences.ts';
import { selectDraft } from '../../data/use-drafts.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useListWords } from '../../ui/use-list-words.ts';

/** Two devices placed one cart differently: which version counts, what the other had, and one tap to have that too. */
export function OrderDifferences({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const differences = useDifferences(order);
  const uncounted = order.processed?.moreDifferences ?? 0;
  return (
    <>
      {differences.map((view) => (
        <div key={view.difference.rev} data-difference={view.extra.kind}>
          <Notice
            tone="wait"
            title={say(view.own ? 'difference.own' : 'difference.other')}
            actions={<ExtraAction orderId={order.orderId} view={view} />}
          >
            <DifferenceText changes={view.changes} />
          </Notice>
        </div>
      ))}
      {uncounted === 0 ? null : <Notice tone="wait">{say('difference.more', { count: uncounted })}</Notice>}
    </>
  );
}

function DifferenceText({ changes }: { changes: readonly LineChange[] }): ReactNode {
  const say = useText();
  const list = useListWords();
  const piece = ({ line, more }: LineChange) => `${Math.abs(more)} × ${line.name}`;
  const more = changes.filter((change) => change.more > 0).map(piece);
  const less = changes.filter((change) => change.more < 0).map(piece);
  if (changes.length === 0) return <p>{say('difference.sameLines')}</p>;
  return (
    <>
      <p>{say('difference.counts')}</p>
      {more.length === 0 ? null : <p>{say('difference.had', { lines: list(more) })}</p>}
      {less.length === 0 ? null : <p>{say('difference.hadNot', { lines: list(less) })}</p>}
    </>
  );
}

function ExtraAction({ orderId, view }: { orderId: string; view: DifferenceView }): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const { extra } = view;
  switch (extra.kind) {
    case 'none':
      return null;
    case 'open': {
      const count = extra.lines.reduce((sum, { more }) => sum + more, 0);
      const take = () => {
        takeExtraLines(orderId, view);
        navigate('/cart');
      };
      return (
        <Button size="sm" onClick={take}>
          {say('difference.take', { count })}
        </Button>
      );
    }
    case 'in-cart': {
      const look = () => {
        selectDraft(extra.draftId);
        navigate('/cart');
      };
      return (
        <Button size="sm" onClick={look}>
          {say('difference.look')}
        </Button>
      );
    }
    case 'ordered':
      return (
        <ButtonLink href={`/order/${extra.orderId}`} size="sm" variant="default">
          {say('difference.ordered')}
        </ButtonLink>
      );
  }
}
