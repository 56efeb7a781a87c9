import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { type ReactNode, useId } from 'react';
import { ItemCard } from './item-card.tsx';
import classes from './shelf.module.css';
import type { ShelfActions } from './use-shelf-actions.ts';

type ShelfProps = {
  title: string;
  items: readonly Item[];
  actions: ShelfActions;
  /** A row that is pushed sideways instead of a grid. */
  row?: boolean;
  /** How many pictures are seen at once. */
  eager?: number;
};

/** A heading and the items below it. */
export function Shelf({ title, items, actions, row = false, eager = 0 }: ShelfProps): ReactNode {
  const titleId = useId();
  return (
    <section className={classes.shelf} aria-labelledby={titleId} data-later={eager === 0}>
      <h2 id={titleId}>{title}</h2>
      <ul className={row ? classes.row : classes.grid}>
        {items.map((item, index) => (
          <ItemCard
            key={item._id}
            item={item}
            favourite={actions.favourites.has(itemIdOf(item))}
            inCart={actions.counts.get(itemIdOf(item)) ?? 0}
            eager={index < eager}
            onAdd={actions.add}
            onFavourite={actions.toggleFavourite}
          />
        ))}
      </ul>
    </section>
  );
}
