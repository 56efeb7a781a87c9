import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { Switch } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { imageUrl } from '../../data/image-url.ts';
import { changeItem } from '../../data/shop-api.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Price } from '../../ui/price.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './items-page.module.css';
import { matches } from './matches.ts';
import room from './room.module.css';
import { Room } from './room.tsx';

/** Everything the shop has, on sale or hidden. */
export function ItemsPage(): ReactNode {
  const say = useOwnerText();
  const { items } = useCatalog();
  const [query, setQuery] = useState('');
  const found = useMemo(() => items.filter(({ item }) => matches(query, [item.name, item.category])), [items, query]);
  return (
    <Room
      title={say('owner.items')}
      aside={
        <ButtonLink href="/items/new" leftSection={<Plus aria-hidden size={18} />}>
          {say('owner.newItem')}
        </ButtonLink>
      }
    >
      <div className={room.tools}>
        <SearchField label={say('owner.search')} value={query} onChange={setQuery} />
      </div>
      {found.length === 0 ? (
        <EmptyState drawing="no-results" title={say('owner.noItems')}>
          {say('owner.noItemsText')}
        </EmptyState>
      ) : (
        <ul className={room.list}>
          {found.map(({ item }) => (
            <ItemRow key={item._id} item={item} />
          ))}
        </ul>
      )}
    </Room>
  );
}

function ItemRow({ item }: { item: Item }): ReactNode {
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
          <Link href={`/items/${itemIdOf(item)}`}>{name}</Link>
        </h2>
        <p className={classes.facts}>
          {say(`category.${item.category}`)} · <Price money={item.price} />
          {available ? null : ` · ${say('owner.hidden')}`}
        </p>
      </div>
      <Switch
        size="md"
        aria-label={say('owner.onSale', { name })}
        checked={available}
        onChange={(event) => void show(event.currentTarget.checked, true)}
      />
    </li>
  );
}
