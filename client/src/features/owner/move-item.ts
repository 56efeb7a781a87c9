import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';

/** Between the places of two neighbours, so that one can be put between them by hand. */
const STEP = 10;

/** An item's new place on its shelf. */
export type NewPlace = { itemId: string; order: number };

/**
 * The places that change when an item of a shelf (in its order) goes one up (-1) or down (1). Two neighbours change places; only where they have the same
 * place is the whole shelf numbered anew. None where it cannot go further.
 */
export function moveItem(shelf: readonly Item[], itemId: string, step: -1 | 1): NewPlace[] {
  const from = shelf.findIndex((item) => itemIdOf(item) === itemId);
  const [item, other] = [shelf[from], shelf[from + step]];
  if (item === undefined || other === undefined) return [];
  if (item.order !== other.order) {
    return [
      { itemId, order: other.order },
      { itemId: itemIdOf(other), order: item.order },
    ];
  }
  const moved = [...shelf];
  moved[from] = other;
  moved[from + step] = item;
  return moved
    .map((item, index) => ({ item, order: (index + 1) * STEP }))
    .filter(({ item, order }) => item.order !== order)
    .map(({ item, order }) => ({ itemId: itemIdOf(item), order }));
}
