import type { StockLevel } from '@coffee-catalog/shared/api/stock';
import type { Item } from '@coffee-catalog/shared/catalog/item';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../../data/api/api-result.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import classes from './stock-page.module.css';

export type StockCounterProps = {
  item: Item;
  /** What stands above the count. */
  heading: ReactNode;
  /** Undefined or with null on the shelf where it is not counted. */
  level: StockLevel | undefined;
  onCount: (onHand: number | null) => Promise<Problem | undefined>;
};

/** How many of an item are on the shelf and how many of these are promised, and the field to count them. */
export function StockCounter({ item, heading, level: known, onCount }: StockCounterProps): ReactNode {
  const level = known?.onHand === null ? undefined : known;
  const say = useOwnerText();
  // What is typed, until it is stored: then the row shows the shop's count again.
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const stored = level === undefined ? '' : String(level.onHand);
  const text = typed ?? stored;

  const send = async (onHand: number | null) => {
    setBusy(true);
    const refused = await onCount(onHand);
    setBusy(false);
    if (refused === undefined) {
      setTyped(undefined);
      return setProblem(undefined);
    }
    const promised = refused.code === 'conflict';
    return setProblem(promised ? say('stock.promised', { count: level?.reserved ?? 0 }) : problemWords(refused, say));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{1,6}$/.test(text.trim())) return setProblem(say('stock.badCount'));
    return void send(Number(text));
  };

  return (
    <>
      <div className={classes.what}>
        {heading}
        <p className={classes.facts}>
          {level === undefined
            ? say('stock.notCounted')
            : say('stock.level', { available: level.available ?? 0, reserved: level.reserved })}{' '}
          {level?.available === 0 ? <Pill tone="bad">{say('item.soldOut')}</Pill> : null}
        </p>
      </div>
      <form className={classes.count} onSubmit={submit} noValidate>
        <TextInput
          aria-label={say('stock.countOf', { name: item.name })}
          className={classes.number}
          inputMode="numeric"
          value={text}
          error={problem}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Button type="submit" variant="light" loading={busy} disabled={text.trim() === stored}>
          {say('stock.count')}
        </Button>
        {level === undefined ? null : (
          <Button
            variant="subtle"
            aria-label={say('stock.stopOf', { name: item.name })}
            disabled={busy}
            onClick={() => void send(null)}
          >
            {say('stock.stop')}
          </Button>
        )}
      </form>
    </>
  );
}
