import { type ReactNode, use, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import type { OwnerTextKey, OwnerTexts } from './en/owner.ts';
import type { TextKey } from './en.ts';
import { useLanguage } from './language-provider.tsx';
import type { Language } from './languages.ts';
import type { TextValues } from './use-text.ts';

const LOADERS: Readonly<Record<Language, () => Promise<OwnerTexts>>> = {
  en: async () => (await import('./en/owner.ts')).owner,
  de: async () => (await import('./de/owner.ts')).owner,
  ar: async () => (await import('./ar/owner.ts')).owner,
};
const loaded = new Map<Language, Promise<OwnerTexts>>();

/** The owner's texts on top of everybody's. Suspends until they are there. */
export function OwnerTextsProvider({ children }: { children: ReactNode }): ReactNode {
  const { language } = useLanguage();
  const { locale, messages } = useIntl();
  const texts = use(textsOf(language));
  const all = useMemo(() => ({ ...(messages as Record<string, string>), ...texts }), [messages, texts]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={all}>
      {children}
    </IntlProvider>
  );
}

/** Says everybody's and the owner's texts; only below an `OwnerTextsProvider`. */
export function useOwnerText(): (key: TextKey | OwnerTextKey, values?: TextValues) => string {
  const intl = useIntl();
  return useMemo(() => (key, values) => intl.formatMessage({ id: key }, values), [intl]);
}

/** One promise per language, as `use` wants it. */
function textsOf(language: Language): Promise<OwnerTexts> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const loading = LOADERS[language]();
  loaded.set(language, loading);
  return loading;
}
