import type { DatabasePrincipal } from '@coffee-catalog/couchdb/principals/principal';
import type { Conflict, EditedValue } from '@coffee-catalog/shared/api/conflicts';
import { AuditEntry } from '@coffee-catalog/shared/audit/audit-entry';
import { Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import { ITEM_FIELDS, type ItemField } from '@coffee-catalog/shared/catalog/merge-items';
import * as z from 'zod/mini';
import type { AskCouch } from '../couch/ask-couch.ts';
import { CouchUnavailable } from '../couch/couch-unavailable.ts';

/** An entry of the record that tells of a clash, with its one field. */
export type ClashEntry = AuditEntry & { readonly clash: NonNullable<AuditEntry['clash']> };

/** How many clashes, settled ones among them, are looked through, the newest first. */
const LOOKED_THROUGH = 500;

/** The fields that wait for a decision: nobody has written them since. Read as `as`, an owner. Throws when the database does not answer. */
export async function openClashes(ask: AskCouch, as: DatabasePrincipal): Promise<Conflict[]> {
  const read = <T>(path: string, keys: readonly string[]) => readByKeys<T>(ask, as, path, keys);
  const view = `/audit/_design/audit/_view/clashes?descending=true&include_docs=true&limit=${LOOKED_THROUGH}`;
  const entries = (await rowsOf<unknown>(ask, as, { method: 'GET', path: view })).flatMap(
    (doc) => readClash(doc) ?? [],
  );
  const subjects = [...new Set(entries.map(({ subject }) => subject))];
  const items = new Map((await read<unknown>('/catalog', subjects)).flatMap((doc) => readItem(doc) ?? []));
  const open = entries.flatMap((entry) => {
    const [item, field] = [items.get(entry.subject), fieldOf(entry)];
    return item !== undefined && field !== undefined && isOpen(entry, item, field) ? [{ entry, item, field }] : [];
  });
  const edits = open.flatMap(({ entry: { clash, subject } }) =>
    [clash.before, clash.after].flatMap((stamp) => (stamp === null ? [] : [`${stamp}/${subject}`])),
  );
  const told = new Map((await read<AuditEntry>('/audit', edits)).map((entry) => [entry._id, entry]));
  return open.map(({ entry, item, field }) => {
    const value = (stamp: string | null, given: unknown): EditedValue => ({
      value: given,
      by: told.get(`${stamp}/${entry.subject}`)?.by ?? null,
      time: stamp === null ? null : new Date(Number.parseInt(stamp.slice(0, 12), 16)).toISOString(),
    });
    const [change] = entry.fields;
    return {
      id: entry._id,
      itemId: itemIdOf(item),
      itemName: item.name,
      field,
      kept: value(entry.clash.after, change?.after ?? null),
      other: value(entry.clash.before, change?.before ?? null),
    };
  });
}

/** Whether nobody has written the field since its clash was told. */
export function isOpen({ clash }: ClashEntry, item: Item, field: ItemField): boolean {
  return (item.stamps[field] ?? null) === clash.after;
}

/** An entry that tells of a clash; `undefined` where it is none that this code knows. */
export function readClash(document: unknown): ClashEntry | undefined {
  const { _rev, ...fields } = (document ?? {}) as { _rev?: string };
  const parsed = z.safeParse(AuditEntry, fields);
  return parsed.success && parsed.data.clash !== undefined ? { ...parsed.data, clash: parsed.data.clash } : undefined;
}

/** The field that a clash is about. */
export function fieldOf({ fields }: ClashEntry): ItemField | undefined {
  return ITEM_FIELDS.find((known) => known === fields[0]?.field);
}

function readItem(document: unknown): [string, Item][] | undefined {
  const { _rev, ...fields } = (document ?? {}) as { _rev?: string };
  const parsed = z.safeParse(Item, fields);
  return parsed.success ? [[parsed.data._id, parsed.data]] : undefined;
}

async function readByKeys<T>(
  ask: AskCouch,
  as: DatabasePrincipal,
  database: string,
  keys: readonly string[],
): Promise<T[]> {
  if (keys.length === 0) return [];
  const path = `${database}/_all_docs?include_docs=true`;
  return rowsOf<T>(ask, as, { method: 'POST', path, body: JSON.stringify({ keys }) });
}

async function rowsOf<T>(
  ask: AskCouch,
  as: DatabasePrincipal,
  question: { method: 'GET' | 'POST'; path: string; body?: string },
): Promise<T[]> {
  const { status, body } = await ask({ as, ...question });
  const answer = (await body.json()) as { rows?: { doc?: T | null }[]; reason?: string };
  if (status !== 200 || answer.rows === undefined) {
    throw new CouchUnavailable('reading conflicts', { cause: new Error(`${status} ${answer.reason}`) });
  }
  return answer.rows.flatMap(({ doc }) => doc ?? []);
}
