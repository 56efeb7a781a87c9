import { CATEGORIES, type Category, type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { NativeSelect } from '@mantine/core';
import { FileSpreadsheet, Percent, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { changeItem } from '../../data/shop-api.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import { ConflictsWait } from './conflicts/conflicts-wait.tsx';
import { ItemRow } from './item-row.tsx';
import classes from './items-page.module.css';
import { matches } from './matches.ts';
import { moveItem, type NewPlace } from './move-item.ts';
import room from './room.module.css';
import { Room } from './room.tsx';

/** Everything the shop has, on sale or hidden, in the order of the shelves. */
export function ItemsPage(): ReactNode {
  const say = useOwnerText();
  const { items } = useCatalog();
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Category>();
  const all = useMemo(() => items.map(({ item }) => item), [items]);
  const found = useMemo(
    () =>
      all.filter(
        (item) => (shelf === undefined || item.category === shelf) && matches(query, [item.name, item.category]),
      ),
    [all, query, shelf],
  );

  const put = async (places: NewPlace[]): Promise<boolean> => {
    for (const { itemId, order } of places) {
      const result = await changeItem(itemId, { order });
      if (result.kind === 'done') continue;
      showToast({ message: problemWords(result, say) });
      return false;
    }
    return true;
  };
  const move = async (item: Item, step: -1 | 1) => {
    const onShelf = all.filter(({ category }) => category === item.category);
    const places = moveItem(onShelf, itemIdOf(item), step);
    const before = places.map(({ itemId }) => ({
      itemId,
      order: onShelf.find((other) => itemIdOf(other) === itemId)?.order ?? 0,
    }));
    if (places.length === 0 || !(await put(places))) return;
    showToast({
      message: say('items.moved', { name: item.name }),
      action: { label: say('undo'), run: () => void put(before) },
    });
  };

  return (
    <Room title={say('owner.items')}>
      <ConflictsWait />
      <div className={classes.ways}>
        <ButtonLink href="/prices" variant="default" leftSection={<Percent aria-hidden size={18} />}>
          {say('prices.title')}
        </ButtonLink>
        <ButtonLink href="/csv" variant="default" leftSection={<FileSpreadsheet aria-hidden size={18} />}>
          {say('csv.title')}
        </ButtonLink>
        <ButtonLink href="/items/new" leftSection={<Plus aria-hidden size={18} />}>
          {say('owner.newItem')}
        </ButtonLink>
      </div>
      <div className={room.tools}>
        <SearchField label={say('owner.search')} value={query} onChange={setQuery} />
        <NativeSelect
          aria-label={say('edit.category')}
          value={shelf ?? ''}
          onChange={(event) => setShelf(CATEGORIES.find((known) => known === event.currentTarget.value))}
          data={[
            { value: '', label: say('prices.all') },
            ...CATEGORIES.map((value) => ({ value, label: say(`category.${value}`) })),
          ]}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState drawing="no-results" title={say('owner.noItems')}>
          {say('owner.noItemsText')}
        </EmptyState>
      ) : (
        <ul className={room.list}>
          {found.map((item, index) => (
            <ItemRow
              key={item._id}
              item={item}
              // Among search results the neighbour on the screen is not the neighbour on the shelf.
              onMove={query === '' ? (step) => void move(item, step) : undefined}
              isFirst={found[index - 1]?.category !== item.category}
              isLast={found[index + 1]?.category !== item.category}
            />
          ))}
        </ul>
      )}
    </Room>
  );
}
