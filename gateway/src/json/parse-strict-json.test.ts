import { expect, test } from 'vitest';
import { parseStrictJson } from './parse-strict-json.ts';

const read = (text: string) => parseStrictJson(Buffer.from(text));
const problem = (text: string) => {
  const parsed = read(text);
  return parsed.kind === 'bad' ? parsed.problem : undefined;
};

test('ordinary JSON is read as JSON.parse reads it', () => {
  const value = { a: [1, -2.5e3, true, null, 'é 😀 \u0000 "quoted" \\'], b: { a: { a: '{"a":1}' } }, '': [[], {}] };
  expect(read(JSON.stringify(value))).toEqual({ kind: 'value', value });
  expect(read(JSON.stringify(value, undefined, '\t'))).toEqual({ kind: 'value', value });
  expect(read(' "text with : and { in it" ')).toEqual({ kind: 'value', value: 'text with : and { in it' });
});

test('a key given twice is named', () => {
  expect(problem('{"total":1,"total":0}')).toBe('the key "total" is given twice');
  expect(problem('{"lines":[{"count":1, "c\\u006funt" :2}]}')).toBe('the key "count" is given twice');
  expect(problem('{"a":{"b":1},"c":{"b":1}}')).toBeUndefined();
});

test('a prototype cannot be smuggled in, however it is spelled', () => {
  expect(problem('{"__proto__":{"roles":["bluebottle"]}}')).toBe('the key "__proto__" is not allowed');
  expect(problem('[{"\\u005f_proto__":1}]')).toBe('the key "__proto__" is not allowed');
  expect(problem('{"note":"__proto__"}')).toBeUndefined();
});

test('nesting, numbers, text and syntax are checked', () => {
  expect(problem('['.repeat(100_000))).toBe('the value is nested more than 20 deep');
  expect(problem(`${'['.repeat(20)}${']'.repeat(20)}`)).toBeUndefined();
  expect(problem('{"n":1e999}')).toBe('a number is too large');
  expect(problem('{"n":NaN}')).toBe('the text is not valid JSON');
  expect(problem('{"n":1,}')).toBe('the text is not valid JSON');
  expect(problem('"\\ud800"')).toBe('a text holds half a character');
  expect(problem('')).toBe('the text is not valid JSON');
  expect(parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({
    kind: 'bad',
    problem: 'the text is not valid UTF-8',
  });
});
