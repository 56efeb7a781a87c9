import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { Switch } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { imageUrl } from '../../data/image-url.ts';
import { changeItem } from '../../data/shop-api.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './items-page.module.css';
import { SoldOutToday } from './sold-out-today.tsx';

type ItemRowProps = {
  item: Item;
  /** One up (-1) or down (1) on its shelf; undefined where the list is not the shelf. */
  onMove: ((step: -1 | 1) => void) | undefined;
  isFirst: boolean;
  isLast: boolean;
};

/** An item: to open it, to move it on its shelf, to say that it is sold out or not on sale. */
export function ItemRow({ item, onMove, isFirst, isLast }: ItemRowProps): ReactNode {
  const say = useOwnerText();
  const { name, available } = item;
  const show = async (available: boolean, undoable: boolean): Promise<void> => {
    const result = await changeItem(itemIdOf(item), { available });
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    const message = say(available ? 'owner.isShown' : 'owner.isHidden', { name });
    const undo = { label: say('undo'), run: () => void show(!available, false) };
    return showToast(undoable ? { message, action: undo } : { message });
  };
  return (
    <li className={classes.row} data-item={itemIdOf(item)}>
      <Picture className={classes.picture} src={item.image === null ? undefined : imageUrl(item.image)} size={56} />
      <div className={classes.what}>
        <h2 className={classes.name}>
          <Link href={`/items/${itemIdOf(item)}`}>
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <p className={classes.facts}>
          {say(`category.${item.category}`)} · <Price money={item.price} />
          {available ? null : ` · ${say('owner.hidden')}`}
        </p>
      </div>
      <div className={classes.actions}>
        {available ? <SoldOutToday item={item} /> : null}
        {onMove === undefined ? null : (
          <span className={classes.moves}>
            <IconButton
              aria-label={say('items.up', { name })}
              aria-disabled={isFirst}
              onClick={() => {
                if (!isFirst) onMove(-1);
              }}
            >
              <ArrowUp aria-hidden size={18} />
            </IconButton>
            <IconButton
              aria-label={say('items.down', { name })}
              aria-disabled={isLast}
              onClick={() => {
                if (!isLast) onMove(1);
              }}
            >
              <ArrowDown aria-hidden size={18} />
            </IconButton>
          </span>
        )}
        <Switch
          size="md"
          aria-label={say('owner.onSale', { name })}
          checked={available}
          onChange={(event) => void show(event.currentTarget.checked, true)}
        />
      </div>
    </li>
  );
}
