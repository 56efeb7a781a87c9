import { IMAGE_ATTACHMENT, type ImageDocument } from '@coffee-catalog/shared/catalog/image';
import { Item } from '@coffee-catalog/shared/catalog/item';
import { sha256Hex } from '@coffee-catalog/shared/sha256';
import * as z from 'zod/mini';
import type { SeedItem } from '../catalog/catalog-items.ts';
import type { Couch } from '../client/connect.ts';
import type { Progress } from './progress.ts';

type Picture = { readonly id: string; readonly bytes: Buffer };
type Written = { id?: string; error?: string; reason?: string }[];

/** How many pictures go into one request. */
const BATCH = 20;

/**
 * Creates the items that the catalog has never held, with their pictures. What the owner has changed or deleted stays as it is: an item that was ever
 * there is not touched. Killed in the middle, the next call does the rest. `couch` speaks for the owner. Throws when an item breaks the rules of the catalog.
 */
export async function loadCatalog({
  couch,
  items,
  progress = () => {},
}: {
  couch: Couch;
  items: readonly SeedItem[];
  progress?: Progress;
}): Promise<void> {
  const unknownIds = await neverHeld(couch, 'catalog', items.map(documentId));
  const missing = items.filter((item) => unknownIds.has(documentId(item)));
  if (missing.length === 0) return;
  const pictures = missing.map(({ svg }) => pictureOf(svg));
  // Pictures first: an item must never show a picture that is not there.
  await storePictures(couch, pictures, (done) =>
    progress({ title: 'Loading the catalog', done, of: pictures.length + missing.length }),
  );
  const documents = missing.map((item, at) => documentOf(item, (pictures[at] as Picture).id));
  await write(couch, 'catalog', documents);
  const all = pictures.length + missing.length;
  progress({ title: 'Loading the catalog', done: all, of: all });
}

async function storePictures(couch: Couch, pictures: readonly Picture[], told: (done: number) => void): Promise<void> {
  const unknownIds = await neverHeld(
    couch,
    'images',
    pictures.map(({ id }) => id),
  );
  const missing = pictures.filter(({ id }) => unknownIds.has(id));
  for (let at = 0; at < missing.length; at += BATCH) {
    await write(couch, 'images', missing.slice(at, at + BATCH).map(imageDocument));
    told(pictures.length - missing.length + Math.min(at + BATCH, missing.length));
  }
}

/** Which of the ids no document ever had: a deleted one has a row. */
async function neverHeld(couch: Couch, database: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await couch.use(database).fetchRevs({ keys: [...ids] });
  return new Set(rows.flatMap((row) => ('error' in row && row.error === 'not_found' ? [row.key] : [])));
}

async function write(couch: Couch, database: string, docs: readonly object[]): Promise<void> {
  const written = (await couch.request({
    method: 'post',
    db: database,
    path: '_bulk_docs',
    body: { docs },
  })) as Written;
  // A conflict: another process created the same at the same time.
  const refused = written.find(({ error }) => error !== undefined && error !== 'conflict');
  if (refused !== undefined)
    throw new Error(`loading the catalog: ${database}/${refused.id} was refused: ${refused.reason ?? refused.error}`);
}

function documentOf(item: SeedItem, image: string): Item {
  const { name, description, category, order, price, options, allergens, details } = item;
  const said = { name, description, category, order, price, options, allergens, details };
  const base = { _id: documentId(item), type: 'item', schemaVersion: 1, available: true, stamps: {} };
  return z.parse(Item, { ...base, ...said, image });
}

function documentId({ id }: SeedItem): string {
  return `item:${id}`;
}

function pictureOf(svg: string): Picture {
  const bytes = Buffer.from(svg);
  return { id: sha256Hex(bytes), bytes };
}

function imageDocument({ id, bytes }: Picture): ImageDocument & { _attachments: object } {
  const attachment = { content_type: 'image/svg+xml', data: bytes.toString('base64') };
  return { _id: id, type: 'image', schemaVersion: 1, _attachments: { [IMAGE_ATTACHMENT]: attachment } };
}
