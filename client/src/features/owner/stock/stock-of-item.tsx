import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { ReactNode } from 'react';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { SectionState } from '../section-state.tsx';
import { StockCounter } from './stock-counter.tsx';
import classes from './stock-page.module.css';
import { useStock } from './use-stock.ts';

/** The stock of the item that is edited. It is stored at once, apart from the form: orders change it meanwhile. */
export function StockOfItem({ item, onCounted }: { item: Item; onCounted: () => void }): ReactNode {
  const say = useOwnerText();
  const { call, levelOf, count } = useStock(onCounted);
  const heading = <h2 id="stock">{say('owner.stock')}</h2>;
  return (
    <section className={classes.ofItem} aria-labelledby="stock">
      {call.state === 'done' ? (
        <StockCounter item={item} heading={heading} level={levelOf(item)} onCount={(onHand) => count(item, onHand)} />
      ) : (
        <>
          {heading}
          <SectionState call={call} />
        </>
      )}
    </section>
  );
}
