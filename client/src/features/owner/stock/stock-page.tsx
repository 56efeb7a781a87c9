import { type ReactNode, useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { CallState } from '../call-state.tsx';
import { matches } from '../matches.ts';
import room from '../room.module.css';
import { Room } from '../room.tsx';
import classes from './stock-page.module.css';
import { StockRow } from './stock-row.tsx';
import { useStock } from './use-stock.ts';

/** How many there are of what is counted. What is promised to orders stays promised. */
export function StockPage(): ReactNode {
  const say = useOwnerText();
  const { items } = useCatalog();
  const { call, levelOf, count } = useStock();
  const [query, setQuery] = useState('');
  const found = items.map(({ item }) => item).filter((item) => matches(query, [item.name, item.category]));

  return (
    <Room title={say('owner.stock')}>
      <p className={classes.lead}>{say('stock.lead')}</p>
      <div className={room.tools}>
        <SearchField label={say('owner.search')} value={query} onChange={setQuery} />
      </div>
      {call.state === 'done' ? null : <CallState call={call} />}
      {call.state === 'done' && found.length === 0 ? (
        <EmptyState drawing="no-results" title={say('owner.noItems')}>
          {say('owner.noItemsText')}
        </EmptyState>
      ) : null}
      {call.state === 'done' && found.length > 0 ? (
        <ul className={room.list}>
          {found.map((item) => (
            <StockRow key={item._id} item={item} level={levelOf(item)} onCount={(onHand) => count(item, onHand)} />
          ))}
        </ul>
      ) : null}
    </Room>
  );
}
