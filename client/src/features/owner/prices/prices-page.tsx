import { CATEGORIES, type Category, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { minorDigits } from '@coffee-catalog/shared/money/format-money';
import { NativeSelect, TextInput } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';
import { useShop } from '../../../data/use-shop.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Price } from '../../../ui/price.tsx';
import { textToAmount } from '../amount-text.ts';
import { BatchOutcome } from '../batch/batch-outcome.tsx';
import { useBatch } from '../batch/use-batch.ts';
import room from '../room.module.css';
import { Room } from '../room.tsx';
import { type NewPrice, newPrices, type PriceRule } from './new-prices.ts';
import classes from './prices-page.module.css';

const ROUNDINGS = [1, 5, 10, 50] as const;

/** Changes many prices at once: first what it would make of them, then the doing, and the way back. */
export function PricesPage(): ReactNode {
  const say = useOwnerText();
  const { items } = useCatalog();
  const shop = useShop();
  const currency = shop?.currency ?? items[0]?.item.price.currency ?? 'EUR';
  const [category, setCategory] = useState<Category | ''>('');
  const [kind, setKind] = useState<PriceRule['kind']>('percent');
  const [by, setBy] = useState('');
  const [roundTo, setRoundTo] = useState<number>(5);
  const [problem, setProblem] = useState<string>();
  const [preview, setPreview] = useState<NewPrice[]>();
  const batch = useBatch();
  const chosen = useMemo(
    () => items.map(({ item }) => item).filter((item) => category === '' || item.category === category),
    [items, category],
  );

  /** Whatever is said anew makes the preview old. */
  const anew =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPreview(undefined);
      setProblem(undefined);
      batch.reset();
    };
  const show = (event: FormEvent) => {
    event.preventDefault();
    const amount = kind === 'percent' ? percentOf(by) : textToAmount(by, currency);
    batch.reset();
    setProblem(amount === undefined ? say(kind === 'percent' ? 'prices.badPercent' : 'edit.badPrice') : undefined);
    setPreview(amount === undefined ? undefined : newPrices(chosen, { kind, by: amount, roundTo }));
  };
  const apply = async () => {
    const changes = (preview ?? []).map(({ item, after }) => ({
      kind: 'change' as const,
      item,
      change: { price: { ...item.price, amount: after } },
    }));
    setPreview(undefined);
    await batch.apply(changes);
  };

  return (
    <Room title={say('prices.title')}>
      <p className={classes.lead}>{say('prices.lead')}</p>
      <form className={classes.form} onSubmit={show} noValidate>
        <NativeSelect
          label={say('prices.which')}
          value={category}
          onChange={(event) => anew(setCategory)(CATEGORIES.find((known) => known === event.currentTarget.value) ?? '')}
          data={[
            { value: '', label: say('prices.all') },
            ...CATEGORIES.map((value) => ({ value, label: say(`category.${value}`) })),
          ]}
        />
        <NativeSelect
          label={say('prices.how')}
          value={kind}
          onChange={(event) => anew(setKind)(event.currentTarget.value === 'amount' ? 'amount' : 'percent')}
          data={[
            { value: 'percent', label: say('prices.percent') },
            { value: 'amount', label: say('prices.amount', { currency }) },
          ]}
        />
        <TextInput
          label={say('prices.by')}
          placeholder={kind === 'percent' ? '5' : '0.20'}
          inputMode="text"
          value={by}
          error={problem}
          onChange={(event) => anew(setBy)(event.currentTarget.value)}
        />
        <NativeSelect
          label={say('prices.round')}
          value={String(roundTo)}
          onChange={(event) => anew(setRoundTo)(Number(event.currentTarget.value))}
          data={ROUNDINGS.map((step) => ({
            value: String(step),
            label:
              step === 1 ? say('prices.exact') : (step / 10 ** minorDigits(currency)).toFixed(minorDigits(currency)),
          }))}
        />
        <Button type="submit" variant="light">
          {say('prices.preview')}
        </Button>
      </form>
      {preview === undefined ? null : <Preview prices={preview} onApply={() => void apply()} />}
      <BatchOutcome state={batch.state} onUndo={() => void batch.undo()} />
    </Room>
  );
}

function Preview({ prices, onApply }: { prices: NewPrice[]; onApply: () => void }): ReactNode {
  const say = useOwnerText();
  if (prices.length === 0) return <output>{say('prices.none')}</output>;
  return (
    <section className={classes.preview} aria-labelledby="price-preview">
      <h2 id="price-preview">{say('prices.count', { count: prices.length })}</h2>
      <ul className={room.list}>
        {prices.map(({ item, before, after }) => (
          <li key={item._id} className={classes.row} data-item={itemIdOf(item)}>
            <bdi>{item.name}</bdi>
            <span className={classes.change}>
              <Price className={classes.before} money={{ ...item.price, amount: before }} />
              <ArrowRight aria-hidden size={16} className={classes.arrow} />
              <Price className={classes.after} money={{ ...item.price, amount: after }} />
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button onClick={onApply}>{say('prices.apply', { count: prices.length })}</Button>
      </div>
    </section>
  );
}

/** Per cent as typed, at most tenfold; undefined when it is none. */
function percentOf(text: string): number | undefined {
  const plain = text.replace('%', '').replace(',', '.').trim();
  const percent = /^[+-]?\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : Number.NaN;
  return percent >= -100 && percent <= 1000 ? percent : undefined;
}
