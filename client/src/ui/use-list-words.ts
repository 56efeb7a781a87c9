import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Says a list as the language of the page does: “a, b and c”. */
export function useListWords(): (items: readonly string[]) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const list = new Intl.ListFormat(locale, { type: 'conjunction' });
    return (items) => list.format(items);
  }, [locale]);
}
