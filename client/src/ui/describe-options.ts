import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { ChosenOptions } from '@coffee-catalog/shared/ids/derived-id';

/** What was chosen, in the item's own words and order; a choice the item no longer has keeps its id, so that nothing is hidden. */
export function describeOptions(item: Pick<Item, 'options'> | undefined, chosen: ChosenOptions): string[] {
  const known = (item?.options ?? []).flatMap((option) =>
    idsOf(chosen[option.id]).map((id) => option.choices.find((choice) => choice.id === id)?.name ?? id),
  );
  const strangers = Object.entries(chosen)
    .filter(([id]) => !item?.options.some((option) => option.id === id))
    .flatMap(([, ids]) => idsOf(ids));
  return [...known, ...strangers];
}

/** The ids of what was chosen for one option, whether it allows one choice or several. */
export function idsOf(chosen: string | readonly string[] | undefined): readonly string[] {
  if (chosen === undefined) return [];
  return typeof chosen === 'string' ? [chosen] : chosen;
}
