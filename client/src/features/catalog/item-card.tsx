import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { defaultOptions } from '@coffee-catalog/shared/catalog/price-item';
import { Heart, Plus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { imageUrl } from '../../data/image-url.ts';
import { useText } from '../../texts/use-text.ts';
import { Picture } from '../../ui/picture.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Price } from '../../ui/price.tsx';
import classes from './item-card.module.css';

type ItemCardProps = {
  item: Item;
  favourite: boolean;
  /** How many are in the current cart. */
  inCart: number;
  /** One of the first on the screen: its picture does not wait. */
  eager: boolean;
  onAdd: (item: Item, options: Record<string, string | string[]>) => void;
  /** Without it, nobody is signed in who could have favourites. */
  onFavourite: ((itemId: string) => Promise<void>) | undefined;
};

/** An item on its shelf. The whole card leads to the item; the plus puts it into the cart as people usually have it. */
export const ItemCard = memo(function ItemCard(props: ItemCardProps): ReactNode {
  const { item, favourite, inCart, eager, onAdd, onFavourite } = props;
  const say = useText();
  const itemId = itemIdOf(item);
  return (
    <li className={classes.card} data-item={itemId} data-available={item.available}>
      <Picture src={item.image === null ? undefined : imageUrl(item.image)} size={240} eager={eager} />
      <h3 className={classes.name}>
        <Link href={`/item/${itemId}`}>
          <bdi>{item.name}</bdi>
        </Link>
      </h3>
      <div className={classes.foot}>
        {item.available ? (
          <Price money={item.price} className={classes.price} />
        ) : (
          <Pill tone="plain">{say('item.soldOut')}</Pill>
        )}
        {item.available ? (
          <button
            type="button"
            className={classes.add}
            aria-label={say('catalog.add', { name: item.name })}
            onClick={() => onAdd(item, defaultOptions(item))}
          >
            {inCart === 0 ? (
              <Plus aria-hidden size={20} strokeWidth={2.4} />
            ) : (
              <span aria-hidden className={classes.inCart}>
                {inCart}
              </span>
            )}
          </button>
        ) : null}
      </div>
      {onFavourite === undefined ? null : (
        <button
          type="button"
          className={classes.favourite}
          aria-pressed={favourite}
          aria-label={say('catalog.favourite', { name: item.name })}
          onClick={() => void onFavourite(itemId)}
        >
          <Heart aria-hidden size={19} fill={favourite ? 'currentcolor' : 'none'} />
        </button>
      )}
    </li>
  );
});
