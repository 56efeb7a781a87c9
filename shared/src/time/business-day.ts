import { DAY_PATTERN } from '../ids/patterns.ts';

/** The shop's calendar day (YYYY-MM-DD) at an instant in milliseconds. */
export type BusinessDay = (now: number) => string;

const HOUR_MS = 3_600_000;
/** The clocks of this world are at most 14 hours from Greenwich. */
const FARTHEST_ZONE_MS = 15 * HOUR_MS;

/** Days as the clock on the shop's wall counts them, so that a day is 23 or 25 hours long where daylight saving time changes. Throws on an unknown zone. */
export function businessDayIn(timeZone: string): BusinessDay {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (now) => {
    const parts = format.formatToParts(Math.floor(now));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  };
}

/** Whether this is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = DAY_PATTERN.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The first instant of a day (`isDay`) in that zone and of the day after it, in milliseconds. */
export function boundsOfDay(day: string, timeZone: string): { start: number; end: number } {
  const dayOf = businessDayIn(timeZone);
  const noon = Date.parse(`${day}T12:00:00.000Z`);
  const next = new Date(noon + 24 * HOUR_MS).toISOString().slice(0, 10);
  return { start: firstInstantOf(day, dayOf), end: firstInstantOf(next, dayOf) };
}

/** Days only go forward as time does, so the first instant of one is found by halving. */
function firstInstantOf(day: string, dayOf: BusinessDay): number {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  let [before, from] = [midnight - FARTHEST_ZONE_MS, midnight + FARTHEST_ZONE_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayOf(middle) >= day) from = middle;
    else before = middle;
  }
  return from;
}
