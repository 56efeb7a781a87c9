import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import type { Texts } from './en.ts';
import { chooseLocale, LANGUAGES, type Language, type Locale } from './languages.ts';

const STORED_AS = 'coffee-catalog:language';

/** A language with its catalogue at hand. */
export type LoadedLanguage = { locale: Locale; texts: Texts };

type LanguageChoice = {
  language: Language;
  direction: 'ltr' | 'rtl';
  chooseLanguage: (language: Language) => Promise<void>;
};

const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** Loads the language this browser asks for, or the one that was chosen on this device. */
export async function loadLanguage(): Promise<LoadedLanguage> {
  const locale = chooseLocale(navigator.languages, localStorage.getItem(STORED_AS));
  return { locale, texts: await LANGUAGES[locale.language].load() };
}

/** Says what language the page is in and which way it is written. Before anything is drawn: said later, all of it is styled and laid out again. */
export function speak({ language, tag }: Locale): void {
  document.documentElement.lang = tag;
  document.documentElement.dir = LANGUAGES[language].direction;
}

/** Speaks the given language from the start, and another as soon as it is chosen and loaded. */
export function LanguageProvider({ initial, children }: { initial: LoadedLanguage; children: ReactNode }): ReactNode {
  const [{ locale, texts }, setLoaded] = useState(initial);
  const direction = LANGUAGES[locale.language].direction;
  const chooseLanguage = useCallback(async (language: Language) => {
    localStorage.setItem(STORED_AS, language);
    const loaded = await loadLanguage();
    speak(loaded.locale);
    setLoaded(loaded);
  }, []);
  const choice = useMemo(
    () => ({ language: locale.language, direction, chooseLanguage }),
    [locale.language, direction, chooseLanguage],
  );
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={locale.tag} defaultLocale="en" messages={texts}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The language of the page and how to change it. Throws outside of a `LanguageProvider`. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (choice === undefined) throw new Error('useLanguage outside of a LanguageProvider');
  return choice;
}
