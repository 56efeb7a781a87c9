import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { TextKey } from './en.ts';

/** What a text can be filled with: ICU arguments, already formatted where a format is meant. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Says a text of the catalogue in the language of the page. */
export type Say = (key: TextKey, values?: TextValues) => string;

/** The only way a screen speaks. */
export function useText(): Say {
  const intl = useIntl();
  return useMemo(() => (key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
