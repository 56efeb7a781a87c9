import { NewItem } from '@coffee-catalog/shared/api/items';
import type { Allergen, Category, Item } from '@coffee-catalog/shared/catalog/item';
import * as z from 'zod/mini';
import { amountToText, textToAmount } from './amount-text.ts';
import { idForName } from './id-for-name.ts';

/** An item as it is typed: amounts as text, numbers as text, ids kept where there are any. */
export type ItemForm = {
  name: string;
  description: string;
  category: Category;
  order: string;
  price: string;
  image: string | null;
  allergens: Allergen[];
  available: boolean;
  options: OptionForm[];
  details: { label: string; value: string }[];
};
export type OptionForm = { id: string; name: string; min: string; max: string; choices: ChoiceForm[] };
export type ChoiceForm = { id: string; name: string; delta: string };

/** What was typed as the item it means, or the paths of the fields that need another look (`price`, `options.0.choices.1.delta`). */
export type ReadForm = { kind: 'ok'; item: NewItem } | { kind: 'problems'; paths: string[] };

export const EMPTY_CHOICE: ChoiceForm = { id: '', name: '', delta: '0' };
export const EMPTY_OPTION: OptionForm = { id: '', name: '', min: '1', max: '1', choices: [EMPTY_CHOICE] };
export const EMPTY_FORM: ItemForm = {
  name: '',
  description: '',
  category: 'espresso',
  order: '0',
  price: '',
  image: null,
  allergens: [],
  available: true,
  options: [],
  details: [],
};

/** An item as it is typed. */
export function formOf(item: Item): ItemForm {
  const { currency } = item.price;
  return {
    name: item.name,
    description: item.description,
    category: item.category,
    order: String(item.order),
    price: amountToText(item.price.amount, currency),
    image: item.image,
    allergens: item.allergens,
    available: item.available,
    options: item.options.map((option) => ({
      id: option.id,
      name: option.name,
      min: String(option.min),
      max: String(option.max),
      choices: option.choices.map(({ id, name, priceDelta }) => ({
        id,
        name,
        delta: amountToText(priceDelta, currency),
      })),
    })),
    details: item.details,
  };
}

/** Reads a form by the very schema the shop holds it against. New options and choices get an id from their name, old ones keep theirs. */
export function readForm(form: ItemForm, currency: string): ReadForm {
  const optionIds = new Set(form.options.map(({ id }) => id));
  const item = {
    ...form,
    name: form.name.trim(),
    description: form.description.trim(),
    order: numberOf(form.order),
    price: { amount: textToAmount(form.price, currency), currency },
    options: form.options.map((option) => readOption(option, optionIds, currency)),
    details: form.details.map(({ label, value }) => ({ label: label.trim(), value: value.trim() })),
  };
  const parsed = z.safeParse(NewItem, item);
  if (parsed.success) return { kind: 'ok', item: parsed.data };
  return { kind: 'problems', paths: [...new Set(parsed.error.issues.map(({ path }) => fieldOf(path)))] };
}

function readOption(option: OptionForm, taken: Set<string>, currency: string) {
  const choiceIds = new Set(option.choices.map(({ id }) => id));
  return {
    id: option.id || idForName(option.name, taken),
    name: option.name.trim(),
    min: numberOf(option.min),
    max: numberOf(option.max),
    choices: option.choices.map((choice) => ({
      id: choice.id || idForName(choice.name, choiceIds),
      name: choice.name.trim(),
      priceDelta: textToAmount(choice.delta, currency),
    })),
  };
}

function numberOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined;
}

/** The form's field for a path in the item. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.join('.');
  return field === 'price.amount' ? 'price' : field.replace(/priceDelta$/, 'delta');
}
