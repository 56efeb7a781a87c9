import { badRequest } from '../couch-error.ts';

const maxDepth = 400;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const loneSurrogate = /\p{Surrogate}/u;

const invalid = () => badRequest('invalid UTF-8 JSON');

/** Parses JSON as strictly as CouchDB: real UTF-8, no lone surrogates; and no deeper than storage can take. */
export function parseStrictJson(bytes: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw invalid();
  }
  // Rare enough to look closely only when the text gives a reason.
  if (/__proto__|\\u/.test(text) || isDeep(text)) checkDeeply(value);
  return value;
}

function isDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length && deepest <= maxDepth; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest > maxDepth;
}

function checkDeeply(root: unknown): void {
  const stack: [value: unknown, depth: number][] = [[root, 0]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [value, depth] = next;
    if (depth > maxDepth) throw badRequest('JSON is nested too deeply');
    if (typeof value === 'string' && loneSurrogate.test(value)) throw invalid();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (loneSurrogate.test(key)) throw invalid();
      // PouchDB copies members one by one: this one would vanish without a word.
      if (key === '__proto__') throw badRequest('A member must not be called __proto__');
      stack.push([member, depth + 1]);
    }
  }
}
