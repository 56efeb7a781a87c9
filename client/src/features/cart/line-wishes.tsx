import { Switch, Textarea } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { DraftLineView } from '../../data/drafts/draft-view.ts';
import type { DraftHandle } from '../../data/use-draft.ts';
import { useText } from '../../texts/use-text.ts';
import { describeOptions } from '../../ui/describe-options.ts';
import { replaceableOptions, withAnyChoice } from './consent-choice.ts';
import { ConsentFields } from './consent-fields.tsx';
import classes from './line-wishes.module.css';
import { useSavedText } from './use-saved-text.ts';

/** A note on one line, and what may happen to it. */
export function LineWishes({ line, cart }: { line: DraftLineView; cart: DraftHandle }): ReactNode {
  const say = useText();
  const id = useId();
  const note = useSavedText(line.note ?? '', (text) => cart.setLineNote(line.lineId, text));
  return (
    <div className={classes.wishes}>
      <Textarea id={id} label={say('cart.lineNote')} autosize={false} rows={2} maxLength={500} {...note} />
      {replaceableOptions(line.item?.options ?? [], line.options).map((option) => (
        <Switch
          key={option.id}
          label={say('consent.any', {
            option: option.name,
            choice: describeOptions({ options: [option] }, { [option.id]: line.options[option.id] ?? '' }).join(' · '),
          })}
          checked={line.consent.anyChoiceOf?.includes(option.id) === true}
          onChange={(event) =>
            cart.setConsent(line.lineId, withAnyChoice(line.consent, option.id, event.currentTarget.checked))
          }
        />
      ))}
      <ConsentFields
        consents={[line.consent]}
        currency={line.unitPrice?.currency ?? 'EUR'}
        onChange={(change) => cart.setConsent(line.lineId, { ...line.consent, ...change })}
      />
    </div>
  );
}
