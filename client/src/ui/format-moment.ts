/** How an instant is told: `now` is the reader's clock, `timeZone` the zone whose wall clock is meant (none: the reader's own). */
export type MomentFormat = { locale: string; now: number; timeZone?: string | undefined };

/** A time of day alone when it is today in that zone, else with the day, and with the year when it is another. `iso` is a UTC instant. */
export function formatMoment(iso: string, { locale, now, timeZone }: MomentFormat): string {
  const moment = new Date(iso);
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(moment);
  const [day, today] = [calendar.format(moment), calendar.format(now)];
  if (day === today) return time;
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', ...year });
  return `${date.format(moment)} · ${time}`;
}
