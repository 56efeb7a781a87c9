import type { StockLevel } from '@coffee-catalog/shared/api/stock';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { useState } from 'react';
import type { Problem } from '../../../data/api/api-result.ts';
import { countItem, listStock } from '../../../data/shop-api.ts';
import { type ShopCall, useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { showToast } from '../../../ui/toast-queue.ts';

type Stock = {
  call: ShopCall<StockLevel[]>;
  /** Undefined where it never was counted. */
  levelOf: (item: Item) => StockLevel | undefined;
  /** Says how many are on the shelf (`null`: it is not counted), with a way back in the message. Resolves with why it could not be. */
  count: (item: Item, onHand: number | null) => Promise<Problem | undefined>;
};

/** What is counted, as of when it is first asked for and as it was counted here since. `onCounted` is called after each count. */
export function useStock(onCounted: () => void = () => {}): Stock {
  const say = useOwnerText();
  const call = useShopCall(listStock);
  // What was counted here since the shop was asked. Apart, so that an undo that comes late puts back one item and not the list.
  const [counted, setCounted] = useState<ReadonlyMap<string, StockLevel>>(new Map());
  const asked = call.state === 'done' ? call.value : [];
  const levels = new Map([...asked.map((level) => [level.itemId, level] as const), ...counted]);

  const put = async (item: Item, onHand: number | null, undoable: boolean): Promise<Problem | undefined> => {
    const [itemId, name] = [itemIdOf(item), item.name];
    const before = levels.get(itemId)?.onHand ?? null;
    const result = await countItem(itemId, onHand);
    if (result.kind === 'problem') return result;
    setCounted((known) => new Map(known).set(itemId, result.value));
    onCounted();
    const message = onHand === null ? say('stock.isNotCounted', { name }) : say('stock.isCounted', { name, onHand });
    const undo = { label: say('undo'), run: () => void takeBack(item, before) };
    showToast(undoable ? { message, action: undo } : { message });
    return undefined;
  };
  const takeBack = async (item: Item, before: number | null) => {
    const problem = await put(item, before, false);
    if (problem !== undefined) showToast({ message: problemWords(problem, say) });
  };
  return {
    call,
    levelOf: (item) => levels.get(itemIdOf(item)),
    count: (item, onHand) => put(item, onHand, true),
  };
}
