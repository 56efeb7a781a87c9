import type { Option } from '@coffee-catalog/shared/catalog/item';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import { type ReactNode, useId } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../texts/use-text.ts';
import rows from '../../ui/choices.module.css';
import { idsOf } from '../../ui/describe-options.ts';
import { canChoose, isSingle } from './choose-option.ts';
import classes from './option-picker.module.css';

type OptionPickerProps = {
  option: Option;
  chosen: ChosenOptions;
  currency: string;
  onChoose: (option: Option, choiceId: string) => void;
};

/** One option of an item: its choices as cards, each with what it adds to the price. */
export function OptionPicker({ option, chosen, currency, onChoose }: OptionPickerProps): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const name = useId();
  const ids = idsOf(chosen[option.id]);
  const single = isSingle(option);
  return (
    <fieldset className={classes.option}>
      <legend>
        <bdi>{option.name}</bdi>
        {single ? null : (
          <span className={classes.rule}>{say('item.choose', { min: option.min, max: option.max })}</span>
        )}
      </legend>
      <div className={rows.choices}>
        {option.choices.map((choice) => (
          <label key={choice.id} className={rows.choice}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={name}
              checked={ids.includes(choice.id)}
              disabled={!canChoose(chosen, option, choice.id)}
              onChange={() => onChoose(option, choice.id)}
            />
            <bdi className={classes.name}>{choice.name}</bdi>
            {choice.priceDelta === 0 ? null : (
              <span className={classes.delta}>
                {formatMoney({ amount: choice.priceDelta, currency }, locale, 'always')}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
