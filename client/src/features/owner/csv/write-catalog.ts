import type { Item } from '@coffee-catalog/shared/catalog/item';
import Papa from 'papaparse';
import { COLUMN_NAMES, cellsOf, ID_COLUMN } from './columns.ts';
import { guardCell } from './guard-cell.ts';

/** Tells a spreadsheet that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The catalog as CSV (RFC 4180), a row for each item. */
export function writeCatalog(items: readonly Item[]): string {
  const fields = [ID_COLUMN, ...COLUMN_NAMES];
  const rows = items.map((item) => {
    const cells = cellsOf(item);
    return fields.map((field) => guardCell(cells[field] ?? ''));
  });
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data: rows }, { newline: '\r\n' });
}
