import { MAX_COUNT } from '@coffee-catalog/shared/orders/placed-order';
import { MessageSquareText, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { DraftLineView } from '../../data/drafts/draft-view.ts';
import { imageUrl } from '../../data/image-url.ts';
import type { DraftHandle } from '../../data/use-draft.ts';
import { useText } from '../../texts/use-text.ts';
import { describeOptions } from '../../ui/describe-options.ts';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './cart-line.module.css';

type CartLineProps = {
  line: DraftLineView;
  cart: DraftHandle;
  /** The fields for a note and consents, opened on demand; without them the line is a compact one. */
  wishes?: ReactNode;
};

/** One line of a cart: what, how, how many, how much, and what goes with it. */
export function CartLine({ line, cart, wishes }: CartLineProps): ReactNode {
  const compact = wishes === undefined;
  const say = useText();
  const [open, setOpen] = useState(false);
  const name = line.item?.name ?? say('cart.unknownItem');
  const change = (count: number) => {
    if (count > 0) return cart.changeCount(line.lineId, count);
    const undo = cart.removeLine(line.lineId);
    return showToast({ message: say('cart.removed', { name }), action: { label: say('undo'), run: undo } });
  };
  return (
    <li className={classes.line} data-line={line.lineId} data-compact={compact}>
      <Picture className={classes.picture} src={line.item?.image ? imageUrl(line.item.image) : undefined} size={72} />
      <div className={classes.what}>
        <h3 className={classes.name}>
          {line.item === undefined ? (
            name
          ) : (
            <Link href={`/item/${line.itemId}`}>
              <bdi>{name}</bdi>
            </Link>
          )}
        </h3>
        <p className={classes.options}>
          <bdi>{describeOptions(line.item, line.options).join(' · ')}</bdi>
        </p>
        {line.note === undefined || compact ? null : (
          <p className={classes.note}>
            <bdi>{line.note}</bdi>
          </p>
        )}
      </div>
      <Price money={line.lineTotal} className={classes.total} />
      <div className={classes.count}>
        <Stepper
          label={name}
          value={line.count}
          min={0}
          max={MAX_COUNT}
          onChange={change}
          size={compact ? 'sm' : 'md'}
        />
        {compact ? null : (
          <button type="button" className={classes.wishes} aria-expanded={open} onClick={() => setOpen(!open)}>
            <MessageSquareText aria-hidden size={17} />
            {say('cart.lineWishes')}
            <span className="visually-hidden">{name}</span>
          </button>
        )}
      </div>
      {line.problem === undefined ? null : (
        <p className={classes.problem}>
          <TriangleAlert aria-hidden size={17} />
          {say(`lineProblem.${line.problem}`, { max: MAX_COUNT })}
        </p>
      )}
      {open ? wishes : null}
    </li>
  );
}
