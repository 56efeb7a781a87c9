import { normaliseText } from '../../ui/normalise-text.ts';

/** Whether any of the texts contains what is searched for, whatever the capitals and the accents. */
export function matches(query: string, texts: readonly string[]): boolean {
  const wanted = normaliseText(query);
  return texts.some((text) => normaliseText(text).includes(wanted));
}
