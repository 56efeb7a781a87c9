import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

test.each([
  [2 * 86_400_000, 'en', '2 days'],
  [86_400_000 + 3_600_000, 'de', '1 Tag'],
  [3 * 3_600_000, 'en', '3 hours'],
  [180_000, 'de', '3 Minuten'],
  [10_000, 'en', '0 minutes'],
  [2 * 86_400_000, 'ar', 'يومان'],
])('%i ms are said in the words of the language', (ms, locale, words) => {
  expect(formatDuration(ms, locale)).toBe(words);
});
