import { type Logger, pino } from 'pino';

/** A log, and the lines it was told. */
export function listening(): { readonly log: Logger; readonly told: readonly object[] } {
  const told: object[] = [];
  return { told, log: pino({}, { write: (line) => void told.push(JSON.parse(line) as object) }) };
}
