import { useMemo } from 'react';
import type { OwnerTextKey } from '../../../texts/en/owner.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';

const NAMES: Readonly<Record<string, OwnerTextKey>> = {
  name: 'edit.name',
  description: 'edit.description',
  category: 'edit.category',
  order: 'edit.order',
  price: 'edit.price',
  image: 'edit.image',
  allergens: 'edit.allergens',
  available: 'edit.available',
  soldOutOn: 'items.soldOutToday',
  options: 'edit.options',
  details: 'edit.details',
  onHand: 'stock.onHand',
  roles: 'history.roles',
  device: 'book.device',
};

/** What a field is called on the screens; its own name where it has none. */
export function useFieldNames(): (field: string) => string {
  const say = useOwnerText();
  return useMemo(
    () => (field) => {
      const key = NAMES[field];
      return key === undefined ? field : say(key);
    },
    [say],
  );
}
