const UNITS = [
  ['day', 24 * 3_600_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A length of time in the largest unit that fits, rounded: “2 days”, “3 hours”. `ms` is not negative. */
export function formatDuration(ms: number, locale: string): string {
  const [unit, length] = UNITS.find(([, unitMs]) => ms >= unitMs) ?? UNITS[2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(ms / length));
}
