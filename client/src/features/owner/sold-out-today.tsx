import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { isSoldOutOn } from '@coffee-catalog/shared/catalog/sold-out';
import type { ReactNode } from 'react';
import { changeItem } from '../../data/shop-api.ts';
import { useToday } from '../../data/use-today.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import chip from '../../ui/chip.module.css';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';

/** Says that there is none left today, at once and with a way back; tomorrow it is there again by itself. */
export function SoldOutToday({ item }: { item: Item }): ReactNode {
  const say = useOwnerText();
  const today = useToday();
  const { name } = item;
  if (today === undefined) return null;
  const soldOut = isSoldOutOn(item, today);
  const put = async (soldOutOn: string | null, undoable: boolean): Promise<void> => {
    const result = await changeItem(itemIdOf(item), { soldOutOn });
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    const message = say(soldOutOn === null ? 'items.isBack' : 'items.isSoldOut', { name });
    const undo = { label: say('undo'), run: () => void put(soldOutOn === null ? today : null, false) };
    return showToast(undoable ? { message, action: undo } : { message });
  };
  return (
    <button
      type="button"
      className={chip.chip}
      aria-pressed={soldOut}
      aria-label={say('items.soldOutTodayOf', { name })}
      onClick={() => void put(soldOut ? null : today, true)}
    >
      {say('items.soldOutToday')}
    </button>
  );
}
