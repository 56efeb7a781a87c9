import type { Option } from '@coffee-catalog/shared/catalog/item';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';
import { idsOf } from '../../ui/describe-options.ts';

/** Whether an option is one of several (a radio group) or any of several (check boxes). */
export function isSingle(option: Option): boolean {
  return option.max === 1 && option.min === 1;
}

/**
 * What is chosen after a tap on a choice: a single choice replaces the other; where one may go without, a second tap takes it back; of
 * several, no more than the option allows (a tap beyond changes nothing). Keys of options without any choice vanish.
 */
export function chooseOption(
  chosen: ChosenOptions,
  option: Option,
  choiceId: string,
): Record<string, string | string[]> {
  const { [option.id]: before, ...others } = chosen as Record<string, string | string[]>;
  const ids = idsOf(before);
  if (option.max === 1) {
    const takenBack = option.min === 0 && ids.includes(choiceId);
    return takenBack ? others : { ...others, [option.id]: choiceId };
  }
  const next = ids.includes(choiceId) ? ids.filter((id) => id !== choiceId) : [...ids, choiceId];
  if (next.length > option.max) return { ...others, [option.id]: [...ids] };
  return next.length === 0 ? others : { ...others, [option.id]: next };
}

/** Whether a choice can be tapped: it is chosen, or there is room for one more. */
export function canChoose(chosen: ChosenOptions, option: Option, choiceId: string): boolean {
  const ids = idsOf(chosen[option.id]);
  return option.max === 1 || ids.includes(choiceId) || ids.length < option.max;
}
