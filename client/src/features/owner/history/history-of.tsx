import type { ItemChange } from '@coffee-catalog/shared/api/items';
import type { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { changeItem, listChanges } from '../../../data/shop-api.ts';
import { useShop } from '../../../data/use-shop.ts';
import { useShopCall } from '../../../data/use-shop-call.ts';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { problemWords } from '../../../ui/problem-words.ts';
import { showToast } from '../../../ui/toast-queue.ts';
import { SectionState } from '../section-state.tsx';
import { ChangeList } from './change-list.tsx';
import classes from './history-of.module.css';
import { unrecordedFields } from './unrecorded.ts';
import { useFieldNames } from './use-field-names.ts';

/** More than an item or a person sees in years; older entries are in the list of all changes. */
const SHOWN = 100;

type HistoryOfProps = {
  /** `item:<uuid>` or `account:<uid>`. */
  subject: string;
  /** The item, where it is about one: its old values can be put back. */
  item?: Item;
  /** An old value was put back. */
  onChanged?: (item: Item) => void;
};

/** What was changed about one item or person, as of when it is first shown. */
export function HistoryOf({ subject, item, onChanged }: HistoryOfProps): ReactNode {
  const say = useOwnerText();
  const ask = useCallback(() => listChanges({ subject, limit: SHOWN }), [subject]);
  const call = useShopCall(ask);
  const putBack = async (entry: AuditEntry) => {
    if (item === undefined) return;
    const change = Object.fromEntries(entry.fields.map(({ field, before }) => [field, before])) as ItemChange;
    const result = await changeItem(itemIdOf(item), change);
    if (result.kind === 'problem') return showToast({ message: problemWords(result, say) });
    showToast({ message: say('history.isBack', { name: item.name }) });
    return onChanged?.(result.value);
  };
  const action = (entry: AuditEntry): ReactNode =>
    item === undefined || !(entry.action === 'changed' || entry.action === 'chosen') ? null : (
      <Button
        size="sm"
        variant="subtle"
        leftSection={<RotateCcw aria-hidden size={16} />}
        onClick={() => void putBack(entry)}
      >
        {say('history.putBack')}
      </Button>
    );
  return (
    <section className={classes.history} aria-labelledby="history">
      <h2 id="history">{say('history.title')}</h2>
      {call.state === 'done' ? null : <SectionState call={call} />}
      {call.state === 'done' ? (
        <>
          {item === undefined || call.value.next !== undefined ? null : (
            <Unrecorded item={item} entries={call.value.entries} />
          )}
          {call.value.entries.length === 0 ? (
            <p className={classes.none}>{say('history.none')}</p>
          ) : (
            <ChangeList entries={call.value.entries} named={false} actionOf={action} />
          )}
        </>
      ) : null}
    </section>
  );
}

function Unrecorded({ item, entries }: { item: Item; entries: readonly AuditEntry[] }): ReactNode {
  const say = useOwnerText();
  const nameOf = useFieldNames();
  const timeZone = useShop()?.timeZone;
  const fields = unrecordedFields(item, entries);
  if (fields.length === 0) return null;
  return (
    <Notice tone="wait" title={say('history.unrecorded')}>
      <ul>
        {fields.map(({ field, time }) => (
          <li key={field}>
            {nameOf(field)} · <Moment time={time} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
