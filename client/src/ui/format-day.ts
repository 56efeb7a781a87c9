/** A day in words, in the given zone (none: the reader's own). `iso` is a UTC instant. */
export function formatDay(iso: string, { locale, timeZone }: { locale: string; timeZone: string | undefined }): string {
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(new Date(iso));
}
