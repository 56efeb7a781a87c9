import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCatalog } from '../../data/use-catalog.ts';
import { useShop } from '../../data/use-shop.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { HistoryOf } from './history/history-of.tsx';
import { ItemEditor } from './item-editor.tsx';
import { EMPTY_FORM, formOf } from './item-form.ts';
import { Room } from './room.tsx';
import { SoldOutToday } from './sold-out-today.tsx';
import { StockOfItem } from './stock/stock-of-item.tsx';

/** Edits an item, or makes one (`new`). */
export function ItemEditorPage({ itemId }: { itemId: string }): ReactNode {
  const say = useOwnerText();
  const [, navigate] = useLocation();
  const { state, byId } = useCatalog();
  const shop = useShop();
  if (itemId === 'new') {
    const currency = shop?.currency ?? [...byId.values()][0]?.item.price.currency ?? 'EUR';
    return (
      <Room title={say('edit.new')}>
        <ItemEditor
          itemId={undefined}
          initial={EMPTY_FORM}
          currency={currency}
          onSaved={(item) => navigate(`/items/${itemIdOf(item)}`, { replace: true })}
        />
      </Room>
    );
  }
  const item = byId.get(itemId)?.item;
  if (item === undefined) {
    return state === 'loading' ? null : (
      <Room title={say('edit.unknown')}>
        <EmptyState
          drawing="not-found"
          title={say('edit.unknown')}
          action={<ButtonLink href="/">{say('edit.back')}</ButtonLink>}
        >
          {say('edit.unknownText')}
        </EmptyState>
      </Room>
    );
  }
  return <KnownItem key={itemId} item={item} />;
}

function KnownItem({ item }: { item: Item }): ReactNode {
  const say = useOwnerText();
  // What the form began with: it goes on with what is typed when another device changes the item, and begins anew when an old value was put back.
  const [base, setBase] = useState({ item, version: 0 });
  const [saves, setSaves] = useState(0);
  return (
    <Room title={say('edit.title', { name: item.name })} aside={<SoldOutToday item={item} />}>
      <ItemEditor
        key={base.version}
        itemId={itemIdOf(item)}
        initial={formOf(base.item)}
        currency={item.price.currency}
        onSaved={() => setSaves((count) => count + 1)}
      />
      <StockOfItem item={item} onCounted={() => setSaves((count) => count + 1)} />
      <HistoryOf
        key={`${base.version} ${saves}`}
        subject={item._id}
        item={item}
        onChanged={(item) => setBase({ item, version: base.version + 1 })}
      />
    </Room>
  );
}
