import { createRequire } from 'node:module';
import { badRequest, CouchError } from '../couch-error.ts';
import type { Document, Pouch } from '../storage/pouch.ts';
import { isRecord } from './parse-document.ts';

const require = createRequire(import.meta.url);
const { compare, getFieldFromDoc, parseField, setFieldInDoc } = require('pouchdb-selector-core') as {
  compare: (left: unknown, right: unknown) => number;
  getFieldFromDoc: (document: object, path: string[]) => unknown;
  parseField: (field: string) => string[];
  setFieldInDoc: (document: object, path: string[], value: unknown) => void;
};

/** The last document of a page: how many stood up to it then, its id and its values in the order the answer is sorted by. */
type Anchor = { readonly position: number; readonly id: string; readonly key: readonly unknown[] };

/** In which order an answer comes: by these fields, then by id. */
type Order = { readonly fields: readonly string[]; readonly descending: boolean };

/** One page of what a selector finds, and the bookmark that leads on from it. */
export type FoundPage = { docs: object[]; bookmark: string; warning?: string };

/** What is asked of `_find` beside the selector: its page. */
export type PageRequest = { bookmark: unknown; limit: number; skip: number; fields: readonly string[] | undefined };

/**
 * Finds one page. A bookmark leads on after the document that was the last of its page, whatever was written, or deleted, before it
 * since: no document that was there all the time comes twice or is left out. Throws 400 for what is no bookmark of ours.
 */
export async function findPage(pouch: Pouch, request: object, page: PageRequest): Promise<FoundPage> {
  const anchor = readBookmark(page.bookmark);
  const { docs, position, warning } =
    anchor === undefined
      ? { ...(await find(pouch, request, page.skip, page.limit)), position: page.skip }
      : await findAfter(pouch, request, anchor, page);
  const last = docs.at(-1);
  const bookmark =
    last === undefined
      ? 'nil'
      : writeBookmark({
          position: position + docs.length,
          id: last._id,
          key: keyOf(last, await orderOf(pouch, request)),
        });
  return { docs: docs.map(pick(page.fields)), bookmark, ...(warning === undefined ? {} : { warning }) };
}

type Found = { docs: Document[]; warning?: string; position: number };

async function findAfter(pouch: Pouch, request: object, anchor: Anchor, { limit, skip }: PageRequest): Promise<Found> {
  // Mostly nothing has moved, and the page begins where the last one ended.
  const near = await find(pouch, request, anchor.position - 1, skip + limit + 1);
  const [first] = near.docs;
  if (first?._id === anchor.id && compare(keyOf(first, await orderOf(pouch, request)), anchor.key) === 0)
    return { ...near, docs: near.docs.slice(1 + skip), position: anchor.position + skip };
  const all = await find(pouch, request, 0, Number.MAX_SAFE_INTEGER);
  if (all.docs.length === 0) return { ...all, position: 0 };
  const order = await orderOf(pouch, request);
  const after = all.docs.filter((document) => isAfter(document, anchor, order));
  return { ...all, docs: after.slice(skip, skip + limit), position: all.docs.length - after.length + skip };
}

/** pouchdb-find changes the request it is given. */
function find(pouch: Pouch, request: object, skip: number, limit: number): ReturnType<Pouch['find']> {
  return pouch.find({ ...structuredClone(request), skip, limit });
}

/** What pouchdb-find plans for a request that finds anything. Throws 400 for one that cannot: it has no plan for that. */
export async function explainPlan(pouch: Pouch, request: object): Promise<Record<string, unknown>> {
  const { selector, ...rest } = structuredClone(request) as { selector: object };
  const everything = Object.keys(selector).length === 0;
  try {
    const plan = await pouch.explain({ ...rest, selector: everything ? { _id: { $gt: null } } : selector });
    return { ...plan, selector };
  } catch (error) {
    if (error instanceof TypeError) throw badRequest('nothing can match this selector');
    throw error;
  }
}

/** Asked only where something was found. */
async function orderOf(pouch: Pouch, request: object): Promise<Order> {
  const { index } = (await explainPlan(pouch, request)) as { index: { def: { fields: Record<string, string>[] } } };
  const { sort } = request as { sort?: unknown };
  const [first] = Array.isArray(sort) ? (sort as unknown[]) : [];
  const fields = index.def.fields.flatMap(Object.keys).filter((field) => field !== '_id');
  return { fields, descending: isRecord(first) && Object.values(first)[0] === 'desc' };
}

/** What is not there sorts as what is null; JSON has no other word for it. */
function keyOf(document: Document, { fields }: Order): unknown[] {
  return fields.map((field) => getFieldFromDoc(document, parseField(field)) ?? null);
}

function isAfter(document: Document, anchor: Anchor, order: Order): boolean {
  const byId = document._id < anchor.id ? -1 : Number(document._id > anchor.id);
  const ascending = compare(keyOf(document, order), anchor.key) || byId;
  return order.descending ? ascending < 0 : ascending > 0;
}

function pick(fields: readonly string[] | undefined): (document: Document) => object {
  if (fields === undefined || fields.length === 0) return (document) => document;
  const paths = fields.map(parseField);
  return (document) => {
    const picked = {};
    for (const path of paths) {
      const value = getFieldFromDoc(document, path);
      if (value !== undefined) setFieldInDoc(picked, path, value);
    }
    return picked;
  };
}

function writeBookmark(anchor: Anchor): string {
  return Buffer.from(JSON.stringify(anchor)).toString('base64url');
}

function readBookmark(bookmark: unknown): Anchor | undefined {
  if (bookmark === undefined || bookmark === null || bookmark === '' || bookmark === 'nil') return undefined;
  const anchor = typeof bookmark === 'string' ? parse(Buffer.from(bookmark, 'base64url').toString()) : undefined;
  if (isRecord(anchor)) {
    const { position, id, key } = anchor;
    const isPosition = typeof position === 'number' && Number.isSafeInteger(position) && position > 0;
    if (isPosition && typeof id === 'string' && Array.isArray(key)) return { position, id, key };
  }
  throw new CouchError(400, 'invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(bookmark)}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
