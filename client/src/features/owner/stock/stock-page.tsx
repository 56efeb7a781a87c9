import type { StockLevel } from '@coffee-catalog/shared/api/stock';
import { itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { type ReactNode, useState } from 'react';
import { countItem, listStock } from '../../../data/shop-api.ts';
import { useCatalog } from '../../../data/use-catalog.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { showToast } from '../../../ui/toast-queue.ts';
import { CallState } from '../call-state.tsx';
import { matches } from '../matches.ts';
import room from '../room.module.css';
import { Room } from '../room.tsx';
import classes from './stock-page.module.css';
import { StockRow } from './stock-row.tsx';

/** How many there are of what is counted. What is promised to orders stays promised. */
export function StockPage(): ReactNode {
  const say = useOwnerText();
  const { items } = useCatalog();
  const call = useShopCall(listStock);
  const [query, setQuery] = useState('');
  // What was counted here since the shop was asked. Apart, so that an undo that comes late puts back one item and not the list.
  const [counted, setCounted] = useState<ReadonlyMap<string, StockLevel>>(new Map());
  const asked = call.state === 'done' ? call.value : [];
  const levels = new Map([...asked.map((level) => [level.itemId, level] as const), ...counted]);
  const found = items.map(({ item }) => item).filter((item) => matches(query, [item.name, item.category]));

  const count = async (itemId: string, name: string, onHand: number | null, undoable = true) => {
    const before = levels.get(itemId)?.onHand ?? null;
    const result = await countItem(itemId, onHand);
    if (result.kind === 'problem') return result;
    setCounted((before) => new Map(before).set(itemId, result.value));
    const message = onHand === null ? say('stock.isNotCounted', { name }) : say('stock.isCounted', { name, onHand });
    const undo = { label: say('undo'), run: () => void takeBack(itemId, name, before) };
    showToast(undoable ? { message, action: undo } : { message });
    return undefined;
  };
  const takeBack = async (itemId: string, name: string, before: number | null) => {
    const problem = await count(itemId, name, before, false);
    if (problem !== undefined) showToast({ message: problemWords(problem, say) });
  };
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
            <StockRow
              key={item._id}
              item={item}
              level={levels.get(itemIdOf(item))}
              onCount={(onHand) => count(itemIdOf(item), item.name, onHand)}
            />
          ))}
        </ul>
      ) : null}
    </Room>
  );
}
