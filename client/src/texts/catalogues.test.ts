import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { news as arNews } from './ar/news.ts';
import { owner as arOwner } from './ar/owner.ts';
import { push as arPush } from './ar/push.ts';
import { ar } from './ar.ts';
import { news as deNews } from './de/news.ts';
import { owner as deOwner } from './de/owner.ts';
import { push as dePush } from './de/push.ts';
import { de } from './de.ts';
import { news as enNews } from './en/news.ts';
import { owner as enOwner } from './en/owner.ts';
import { push as enPush } from './en/push.ts';
import { en } from './en.ts';

const catalogues = {
  en: { ...en, ...enOwner, ...enPush },
  de: { ...de, ...deOwner, ...dePush },
  ar: { ...ar, ...arOwner, ...arPush },
};

/** The names of what a message is filled with, also inside of plurals. */
function argumentsOf(elements: readonly MessageFormatElement[]): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    for (const option of Object.values(element.options)) {
      for (const name of argumentsOf(option.value)) names.add(name);
    }
  }
  return names;
}

test('what is new is told in every language', () => {
  const counts = [enNews, deNews, arNews].map((news) => news.filter((line) => line.trim() !== '').length);
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeGreaterThan(0);
});

test.each(['en', 'de', 'ar'] as const)('every text of %s is an ICU message and none is empty', (language) => {
  const bad = Object.entries(catalogues[language]).filter(([, text]) => text.trim() === '' || !isMessage(text));
  expect(bad).toEqual([]);
});

test.each(['de', 'ar'] as const)('every text of %s is filled with nothing that the English one is not', (language) => {
  const strangers = Object.entries(catalogues[language]).flatMap(([key, text]) => {
    const given = argumentsOf(parse(catalogues.en[key as keyof typeof catalogues.en]));
    return [...argumentsOf(parse(text))].filter((name) => !given.has(name)).map((name) => `${key}: ${name}`);
  });
  expect(strangers).toEqual([]);
});

function isMessage(text: string): boolean {
  try {
    return parse(text).length > 0;
  } catch {
    return false;
  }
}
