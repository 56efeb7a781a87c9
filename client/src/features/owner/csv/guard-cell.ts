/** What a spreadsheet takes for a formula when a cell begins with it (https://owasp.org/www-community/attacks/CSV_Injection), and our own mark. */
const FORMULA = /^[=+\-@\t\r']/;

/** A cell that no spreadsheet runs as a formula: one that looks like one gets an apostrophe in front. */
export function guardCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The cell's text without our mark. */
export function unguardCell(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}
