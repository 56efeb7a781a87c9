import { NewItem } from '@coffee-catalog/shared/api/items';
import { type Item, itemIdOf } from '@coffee-catalog/shared/catalog/item';
import Papa from 'papaparse';
import * as z from 'zod/mini';
import { changedFields } from '../../../ui/changed-fields.ts';
import type { BatchChange } from '../batch/apply-batch.ts';
import { COLUMN_NAMES, COLUMNS, type ColumnName, ID_COLUMN } from './columns.ts';
import { unguardCell } from './guard-cell.ts';

/** What is wrong with a row: its line in the file (the names of the columns are line 1), the column and the cell as it stands there. */
export type RowProblem = {
  row: number;
  column: string;
  text: string;
  problem: 'unreadable' | 'missing' | 'unknown-item' | 'twice' | 'too-many-cells';
};

/** What a file would change; or what is wrong with it as a whole; or with its rows, one problem each. */
export type ReadFile =
  | { kind: 'changes'; changes: BatchChange[]; same: number }
  | { kind: 'bad-file'; problem: 'empty' | 'no-columns' | 'too-many-rows' }
  | { kind: 'unknown-columns'; columns: string[] }
  | { kind: 'bad-rows'; problems: RowProblem[] };

/** What a new item has where the file has no such column. */
const OF_NEW: Partial<NewItem> = {
  description: '',
  order: 0,
  image: null,
  allergens: [],
  available: true,
  options: [],
  details: [],
};
const MOST_ROWS = 5_000;

type Row = Readonly<Record<string, string>>;
type ReadRow = { kind: 'problem'; problem: RowProblem } | { kind: 'same' } | { kind: 'change'; change: BatchChange };

/**
 * Reads a catalog file against the catalog as it is. A column that is missing changes nothing; a row without an id is a new item. Comma or semicolon, whatever the spreadsheet
 * wrote. Nothing is stored: one bad row and nothing of the file is meant to be.
 */
export function readCatalogFile(text: string, catalog: ReadonlyMap<string, Item>, currency: string): ReadFile {
  const parsed = Papa.parse<Row>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const columns = parsed.meta.fields ?? [];
  const known = new Set<string>([ID_COLUMN, ...COLUMN_NAMES]);
  const strangers = columns.filter((name) => !known.has(name));
  if (!columns.some((name) => known.has(name))) return { kind: 'bad-file', problem: 'no-columns' };
  if (strangers.length > 0) return { kind: 'unknown-columns', columns: strangers };
  if (parsed.data.length === 0) return { kind: 'bad-file', problem: 'empty' };
  if (parsed.data.length > MOST_ROWS) return { kind: 'bad-file', problem: 'too-many-rows' };
  const present = COLUMN_NAMES.filter((name) => columns.includes(name));
  const seen = new Set<string>();
  const rows = parsed.data.map((row, index) => readRow(row, index + 2, { catalog, currency, present, seen }));
  const problems = rows.flatMap((row) => (row.kind === 'problem' ? [row.problem] : []));
  if (problems.length > 0) return { kind: 'bad-rows', problems };
  const changes = rows.flatMap((row) => (row.kind === 'change' ? [row.change] : []));
  return { kind: 'changes', changes, same: rows.length - changes.length };
}

type Reading = {
  catalog: ReadonlyMap<string, Item>;
  currency: string;
  present: readonly ColumnName[];
  seen: Set<string>;
};

function readRow(cells: Row, row: number, { catalog, currency, present, seen }: Reading): ReadRow {
  const bad = (column: string, problem: RowProblem['problem'], text = cells[column] ?? ''): ReadRow => ({
    kind: 'problem',
    problem: { row, column, text, problem },
  });
  const extra = (cells as Record<string, unknown>)['__parsed_extra'];
  if (Array.isArray(extra)) return bad(present.at(-1) ?? ID_COLUMN, 'too-many-cells', extra.join(', '));
  const id = (cells[ID_COLUMN] ?? '').trim();
  const item = catalog.get(id);
  if (id !== '' && item === undefined) return bad(ID_COLUMN, 'unknown-item');
  if (id !== '' && seen.has(id)) return bad(ID_COLUMN, 'twice');
  seen.add(id);
  const fields: Record<string, unknown> = item === undefined ? { ...OF_NEW } : { ...fieldsOf(item) };
  for (const name of present) {
    const cell = cells[name];
    // A row that ends early, as where a quote was never closed, must not empty the rest.
    if (cell === undefined) return bad(name, 'missing');
    const value = COLUMNS[name].read(unguardCell(cell), currency);
    if (value === undefined) return bad(name, cell.trim() === '' ? 'missing' : 'unreadable');
    if (item?.soldOutOn !== undefined || name !== 'sold_out_on' || value !== null) fields[COLUMNS[name].field] = value;
  }
  const checked = z.safeParse(NewItem, fields);
  if (!checked.success) {
    const column = columnOf(String(checked.error.issues[0]?.path[0]));
    const text = cells[column] ?? '';
    return bad(column, text.trim() === '' ? 'missing' : 'unreadable');
  }
  if (item === undefined)
    return { kind: 'change', change: { kind: 'create', name: checked.data.name, item: checked.data } };
  const change = changedFields(fieldsOf(item), checked.data);
  return Object.keys(change).length === 0
    ? { kind: 'same' }
    : { kind: 'change', change: { kind: 'change', item, change } };
}

function fieldsOf({ _id, type: _type, schemaVersion: _version, stamps: _stamps, ...fields }: Item): NewItem {
  return fields;
}

function columnOf(field: string): string {
  return COLUMN_NAMES.find((name) => COLUMNS[name].field === field) ?? field;
}

/** The catalog by item id, as `readCatalogFile` wants it. */
export function byItemId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [itemIdOf(item), item]));
}
