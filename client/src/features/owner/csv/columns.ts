import type { NewItem } from '@coffee-catalog/shared/api/items';
import { ALLERGENS, type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { amountToText, textToAmount } from '../amount-text.ts';

/** A column of the catalog's file: its field, how a value is written and read. Undefined where a text is none. */
export type Column<F extends keyof NewItem = keyof NewItem> = {
  readonly field: F;
  write(item: Item): string;
  read(text: string, currency: string): NewItem[F] | undefined;
};

const column = <F extends keyof NewItem>(column: Column<F>): Column => column;
const wholeNumber = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined);

/** The column that says which item a row is about; empty for a new one. */
export const ID_COLUMN = 'id';

/**
 * The columns by their names in the file, in its order. Options and details have structure: they are JSON in their cell, so that nothing is lost on the way through a
 * spreadsheet. Names are English in every language: a file made here is read there.
 */
export const COLUMNS = {
  name: column<'name'>({ field: 'name', write: ({ name }) => name, read: (text) => text.trim() }),
  description: column<'description'>({
    field: 'description',
    write: ({ description }) => description,
    read: (text) => text.trim().replaceAll('\r\n', '\n'),
  }),
  category: column<'category'>({
    field: 'category',
    write: ({ category }) => category,
    read: (text) => text.trim() as NewItem['category'],
  }),
  order: column<'order'>({ field: 'order', write: ({ order }) => String(order), read: wholeNumber }),
  price: column<'price'>({
    field: 'price',
    write: ({ price }) => amountToText(price.amount, price.currency),
    read: (text, currency) => {
      const amount = textToAmount(text, currency);
      return amount === undefined ? undefined : { amount, currency };
    },
  }),
  allergens: column<'allergens'>({
    field: 'allergens',
    write: ({ allergens }) => allergens.join(' '),
    read: (text) => {
      const named = new Set(text.split(/[\s,;|]+/).filter((one) => one !== ''));
      // In the order of the file, which is the item's own.
      const known = [...named].flatMap((one) => ALLERGENS.find((allergen) => allergen === one) ?? []);
      return known.length === named.size ? known : undefined;
    },
  }),
  on_sale: column<'available'>({
    field: 'available',
    write: ({ available }) => (available ? 'yes' : 'no'),
    read: (text) => ({ yes: true, no: false })[text.trim().toLowerCase()],
  }),
  sold_out_on: column<'soldOutOn'>({
    field: 'soldOutOn',
    write: ({ soldOutOn }) => soldOutOn ?? '',
    read: (text) => (text.trim() === '' ? null : text.trim()),
  }),
  picture: column<'image'>({
    field: 'image',
    write: ({ image }) => image ?? '',
    read: (text) => (text.trim() === '' ? null : text.trim()),
  }),
  options: column<'options'>({
    field: 'options',
    write: ({ options }) => JSON.stringify(options),
    read: (text) => readJson(text) as NewItem['options'] | undefined,
  }),
  details: column<'details'>({
    field: 'details',
    write: ({ details }) => JSON.stringify(details),
    read: (text) => readJson(text) as NewItem['details'] | undefined,
  }),
} as const;
export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** An item's cells by column. */
export function cellsOf(item: Item): Record<string, string> {
  const cells = COLUMN_NAMES.map((name) => [name, COLUMNS[name].write(item)]);
  return { [ID_COLUMN]: itemIdOf(item), ...Object.fromEntries(cells) };
}

/** What the text says as JSON; the schema decides afterwards whether it is what the column holds. */
function readJson(text: string): unknown {
  try {
    return text.trim() === '' ? [] : JSON.parse(text);
  } catch {
    return undefined;
  }
}
