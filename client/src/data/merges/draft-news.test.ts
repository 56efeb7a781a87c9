import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNews, type DraftNews, type SeenDraft } from './draft-news.ts';

const [OWN, TABLET, LAPTOP] = ['own', 'tablet', 'laptop'];
const stampOf = (time: number, deviceId: string) => `00000000000${time}-0000-${deviceId}`;
const seen = (counts: SeenDraft['counts'], texts: SeenDraft['texts'] = {}): SeenDraft => ({ counts, texts });
const look = (before: SeenDraft, now: SeenDraft, told: DraftNews = {}) => addNews(told, { before, now, ownId: OWN });

test('what another device added and took out is told per device and line', () => {
  const before = seen({ latte: { [TABLET]: 1 }, mocha: { [TABLET]: 3 } });
  const now = seen({ latte: { [TABLET]: 2, [LAPTOP]: 1 }, mocha: { [TABLET]: 1 } });
  expect(look(before, now)).toEqual({
    [TABLET]: { counts: { latte: 1, mocha: -2 }, texts: {} },
    [LAPTOP]: { counts: { latte: 1 }, texts: {} },
  });
});

test('what was added and taken out again before anybody looked is not told', () => {
  const [none, one] = [seen({}), seen({ latte: { [TABLET]: 1 } })];
  const back = seen({ latte: { [TABLET]: 0 } });
  expect(look(one, back, look(none, one))).toEqual({});
});

test('the own taps are seen and not told, also not once the device has another name', () => {
  const [none, own] = [seen({}), seen({ latte: { [OWN]: 2 } })];
  expect(look(none, own)).toEqual({});
  expect(addNews({}, { before: own, now: own, ownId: 'own, signed in anew' })).toEqual({});
});

test('a text is told with what it was before, however often it was changed; the own ones are not', () => {
  const note = (time: number, by: string, text: string) => seen({}, { note: { stamp: stampOf(time, by), text } });
  const first = look(note(1, OWN, 'hot'), note(2, TABLET, 'cold'));
  expect(first).toEqual({ [TABLET]: { counts: {}, texts: { note: { before: 'hot', after: 'cold' } } } });
  const second = look(note(2, TABLET, 'cold'), note(3, TABLET, 'iced'), first);
  expect(second).toEqual({ [TABLET]: { counts: {}, texts: { note: { before: 'hot', after: 'iced' } } } });
  expect(look(note(3, TABLET, 'iced'), note(4, TABLET, 'hot'), second)).toEqual({});
  expect(look(note(2, TABLET, 'cold'), note(3, OWN, 'hot'))).toEqual({});
});

test('looking once or after every change tells the same counts', () => {
  const share = fc.integer({ min: -3, max: 3 });
  const state = fc.dictionary(fc.constantFrom('latte', 'mocha'), fc.dictionary(fc.constantFrom(TABLET, LAPTOP), share));
  // A share, once written, never goes away: each state has what the one before had.
  const grown = (states: SeenDraft['counts'][]) =>
    states.reduce<SeenDraft['counts'][]>((all, next) => {
      const last = all.at(-1) ?? {};
      const lines = [...new Set([...Object.keys(last), ...Object.keys(next)])];
      return [...all, Object.fromEntries(lines.map((line) => [line, { ...last[line], ...next[line] }]))];
    }, []);
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 6 }), (states) => {
      const looks = grown(states).map((counts) => seen(counts));
      const [first, last] = [looks[0] as SeenDraft, looks.at(-1) as SeenDraft];
      let told: DraftNews = {};
      for (const [at, now] of looks.entries()) told = look(looks[at - 1] ?? first, now, told);
      expect(told).toEqual(look(first, last));
    }),
  );
});
