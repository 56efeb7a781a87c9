import type { Conflict, ConflictChoice } from '@coffee-catalog/shared/api/conflicts';
import { type ReactNode, useRef, useState } from 'react';
import { Link } from 'wouter';
import { changeItem, chooseValue, listConflicts } from '../../../data/shop-api.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { showToast } from '../../../ui/toast-queue.ts';
import { useFieldNames } from '../history/use-field-names.ts';
import room from '../room.module.css';
import classes from './conflict-list.module.css';
import { ConflictValue } from './conflict-value.tsx';

/** Fields of the catalog that two people wrote without knowing of each other: both values, and one tap to say which it shall be. Nothing where there are none. */
export function ConflictList(): ReactNode {
  const say = useOwnerText();
  const nameOf = useFieldNames();
  const call = useShopCall(listConflicts);
  const heading = useRef<HTMLHeadingElement>(null);
  const [decided, setDecided] = useState(false);
  if (call.state !== 'done' || (call.value.length === 0 && !decided)) return null;
  const conflicts = call.value;

  const takeBack = async ({ itemId, field, kept }: Conflict) => {
    const result = await changeItem(itemId, { [field]: kept.value });
    if (result.kind === 'problem') showToast({ message: problemWords(result, say) });
  };
  const choose = async (conflict: Conflict, value: ConflictChoice['value']) => {
    const result = await chooseValue({ id: conflict.id, value });
    if (result.kind === 'problem') {
      showToast({ message: result.code === 'conflict' ? say('conflicts.before') : problemWords(result, say) });
      if (result.code === 'conflict') call.again();
      return;
    }
    setDecided(true);
    call.change(conflicts.filter(({ id }) => id !== conflict.id));
    // The button that was pressed is gone.
    heading.current?.focus();
    const message = say('conflicts.decided', { name: conflict.itemName, field: nameOf(conflict.field) });
    const undo = { label: say('undo'), run: () => void takeBack(conflict) };
    showToast(value === 'other' ? { message, action: undo } : { message });
  };
  return (
    <section className={classes.conflicts} aria-labelledby="conflicts">
      <h2 id="conflicts" ref={heading} tabIndex={-1}>
        {say('conflicts.title')}
      </h2>
      <p className={classes.lead}>{say(conflicts.length === 0 ? 'conflicts.allDecided' : 'conflicts.lead')}</p>
      {conflicts.length === 0 ? null : (
        <ul className={room.list}>
          {conflicts.map((conflict) => (
            <li key={conflict.id} className={classes.conflict} data-conflict={conflict.field}>
              <h3 className={classes.what}>
                <Link href={`/items/${conflict.itemId}`}>
                  <bdi>{conflict.itemName}</bdi>
                </Link>{' '}
                · {nameOf(conflict.field)}
              </h3>
              <div className={classes.values}>
                {(['kept', 'other'] as const).map((which) => (
                  <ConflictValue
                    key={which}
                    conflict={conflict}
                    which={which}
                    onChoose={() => void choose(conflict, which)}
                  />
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
