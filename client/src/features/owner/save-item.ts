import type { Item } from '@coffee-catalog/shared/catalog/item';
import type { Problem } from '../../data/api/api-result.ts';
import { changeItem, createItem, uploadImage } from '../../data/shop-api.ts';
import { changedFields } from '../../ui/changed-fields.ts';
import { type ItemForm, readForm } from './item-form.ts';

type Saving = {
  itemId: string | undefined;
  before: ItemForm;
  after: ItemForm;
  currency: string;
  /** As it will be stored. */
  picture: Blob | undefined;
};

/** What came of saving an item. */
export type SavedItem = { kind: 'saved'; item: Item } | { kind: 'unchanged' } | Problem;

/** Sends the picture first, so that no device is ever told of one the shop does not have, then the fields that differ. */
export async function saveItem({ itemId, before, after, currency, picture }: Saving): Promise<SavedItem> {
  const image = await storePicture(picture, after.image);
  if (typeof image === 'object' && image !== null) return image;
  const read = readForm({ ...after, image }, currency);
  if (read.kind === 'problems') throw new Error(`saving ${itemId ?? 'a new item'}: unread fields ${read.paths.join()}`);
  if (itemId === undefined) return savedOr(await createItem(read.item));
  const was = readForm(before, currency);
  const change = was.kind === 'ok' ? changedFields(was.item, read.item) : read.item;
  return Object.keys(change).length === 0 ? { kind: 'unchanged' } : savedOr(await changeItem(itemId, change));
}

async function storePicture(picture: Blob | undefined, before: string | null): Promise<string | null | Problem> {
  if (picture === undefined) return before;
  const stored = await uploadImage(picture);
  return stored.kind === 'done' ? stored.value : stored;
}

function savedOr(result: { kind: 'done'; value: Item } | Problem): SavedItem {
  return result.kind === 'done' ? { kind: 'saved', item: result.value } : result;
}
