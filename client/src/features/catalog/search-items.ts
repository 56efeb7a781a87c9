import type { Category, Item } from '@coffee-catalog/shared/catalog/item';
import { normaliseText } from '../../ui/normalise-text.ts';
import { editDistance } from './edit-distance.ts';

/** What a search looks through, per item, most telling first: its words, already normalised. */
export type SearchIndex = readonly { item: Item; fields: readonly (readonly string[])[] }[];

/** What a hit in each field is worth: name, category, details and options, description. */
const WEIGHTS = [100, 60, 40, 20];

/** A search through these items, which are prepared for it when somebody searches: most visits do not, and the first screen need not wait for it. */
export function searchOf(items: readonly Item[], categoryName: (category: Category) => string) {
  let index: SearchIndex | undefined;
  return (query: string): readonly Item[] => {
    if (query.trim() === '') return items;
    index ??= indexItems(items, categoryName);
    return searchItems(index, query);
  };
}

/** Prepares the items for searching. `categoryName` gives the shelf's name in the language of the page. */
export function indexItems(items: readonly Item[], categoryName: (category: Category) => string): SearchIndex {
  return items.map((item) => ({
    item,
    fields: [
      wordsOf(item.name),
      wordsOf(`${categoryName(item.category)} ${item.category}`),
      wordsOf(
        [
          ...item.details.map(({ value }) => value),
          ...item.options.flatMap(({ choices }) => choices.map(({ name }) => name)),
        ].join(' '),
      ),
      wordsOf(item.description),
    ],
  }));
}

/**
 * The items that have every word of the query, the best hits first, equals in the order given. A word may be begun only, lack its
 * accents, or have a typo (one from four letters on, two from eight).
 */
export function searchItems(index: SearchIndex, query: string): Item[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return index.map(({ item }) => item);
  return index
    .map(({ item, fields }) => ({ item, score: scoreOf(wanted, fields) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf(wanted: readonly string[], fields: readonly (readonly string[])[]): number {
  let total = 0;
  for (const word of wanted) {
    const best = Math.max(...fields.map((words, field) => closeness(word, words) * (WEIGHTS[field] ?? 0)));
    if (best <= 0) return 0;
    total += best;
  }
  return total;
}

/** 1 for the very word, less for its beginning, its inside, and a misspelling; 0 for nothing like it. */
function closeness(wanted: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words) {
    if (word === wanted) return 1;
    if (word.startsWith(wanted)) best = Math.max(best, 0.8);
    else if (wanted.length >= 3 && word.includes(wanted)) best = Math.max(best, 0.5);
    else if (best < 0.4) best = Math.max(best, misspelled(wanted, word));
  }
  return best;
}

function misspelled(wanted: string, word: string): number {
  const allowed = wanted.length >= 8 ? 2 : wanted.length >= 4 ? 1 : 0;
  if (allowed === 0) return 0;
  // What is typed may also be the misspelled beginning of a longer word.
  const beginning = word.slice(0, wanted.length);
  const distance = Math.min(editDistance(wanted, word, allowed), editDistance(wanted, beginning, allowed));
  return distance > allowed ? 0 : 0.4 / distance;
}

function wordsOf(text: string): string[] {
  return normaliseText(text)
    .split(' ')
    .filter((word) => word !== '');
}
