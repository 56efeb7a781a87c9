import type { Texts } from './en.ts';

/** The languages of the shop: their own names, the way they are written, and their catalogue, loaded when it is needed. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', load: async (): Promise<Texts> => (await import('./en.ts')).en },
  de: { name: 'Deutsch', direction: 'ltr', load: async (): Promise<Texts> => (await import('./de.ts')).de },
  ar: { name: 'العربية', direction: 'rtl', load: async (): Promise<Texts> => (await import('./ar.ts')).ar },
} as const;
export type Language = keyof typeof LANGUAGES;

/** A language and the regional form of it that numbers and dates are written in. */
export type Locale = { language: Language; tag: string };

/**
 * The language to speak: the one the user chose, else the first of the browser's that the shop has, else English. The regional tag is
 * the browser's own where it is of that language (`en-GB`, `ar-EG`).
 */
export function chooseLocale(preferred: readonly string[], chosen: string | null): Locale {
  const language = isLanguage(chosen) ? chosen : (preferred.map(primaryOf).find(isLanguage) ?? 'en');
  return { language, tag: preferred.find((tag) => primaryOf(tag) === language) ?? language };
}

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && Object.hasOwn(LANGUAGES, tag);
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
