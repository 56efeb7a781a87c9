import { Temporal } from 'temporal-polyfill';

/** The shop's calendar day (YYYY-MM-DD) at an instant in milliseconds. */
export type BusinessDay = (now: number) => string;

/** Days as the clock on the shop's wall counts them, so that a day is 23 or 25 hours long where daylight saving time changes. */
export function businessDayIn(timeZone: string): BusinessDay {
  return (now) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
