import { itemIdOf } from '@coffee-catalog/shared/catalog/item';
import type { ReactNode } from 'react';
import { StockCounter, type StockCounterProps } from './stock-counter.tsx';
import classes from './stock-page.module.css';

/** One item of the list of all. */
export function StockRow({ item, ...counting }: Omit<StockCounterProps, 'heading'>): ReactNode {
  const heading = (
    <h2 className={classes.name}>
      <bdi>{item.name}</bdi>
    </h2>
  );
  return (
    <li className={classes.row} data-item={itemIdOf(item)}>
      <StockCounter item={item} heading={heading} {...counting} />
    </li>
  );
}
