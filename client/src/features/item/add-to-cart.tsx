import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { defaultOptions, priceItem } from '@coffee-catalog/shared/catalog/price-item';
import { MAX_COUNT } from '@coffee-catalog/shared/orders/placed-order';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useDraft } from '../../data/use-draft.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Price } from '../../ui/price.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './add-to-cart.module.css';
import { chooseOption } from './choose-option.ts';
import { OptionPicker } from './option-picker.tsx';

/** How it is to be made, how many, what that costs, and into the cart. */
export function AddToCart({ item }: { item: Item }): ReactNode {
  const say = useText();
  const [, navigate] = useLocation();
  const { addLine } = useDraft();
  const [chosen, setChosen] = useState(() => defaultOptions(item));
  const [count, setCount] = useState(1);
  const priced = priceItem(item, chosen);
  const { currency } = item.price;
  const total = priced.kind === 'priced' ? { amount: priced.amount * count, currency } : undefined;

  const add = () => {
    addLine({ itemId: itemIdOf(item), options: chosen, count });
    setCount(1);
    showToast({
      ofPage: true,
      message: say('item.added', { count, name: item.name }),
      action: { label: say('cart.view'), run: () => navigate('/cart') },
    });
  };

  if (!item.available)
    return (
      <>
        <Price money={item.price} className={classes.price} />
        <Notice tone="wait" title={say('item.soldOut')}>
          {say('item.soldOutText')}
        </Notice>
      </>
    );
  return (
    <div className={classes.add}>
      {item.options.map((option) => (
        <OptionPicker
          key={option.id}
          option={option}
          chosen={chosen}
          currency={currency}
          onChoose={(option, choiceId) => setChosen((before) => chooseOption(before, option, choiceId))}
        />
      ))}
      {priced.kind === 'bad-option' ? <output>{say('item.chooseMore')}</output> : null}
      <div className={classes.bar} data-add-bar>
        <Stepper label={item.name} value={count} min={1} max={MAX_COUNT} onChange={setCount} />
        <Button className={classes.button} size="md" disabled={total === undefined} onClick={add}>
          <span>{say('item.add')}</span>
          <Price money={total} className={classes.total} />
        </Button>
      </div>
    </div>
  );
}
