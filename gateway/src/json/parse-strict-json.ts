/** What came of reading a text as JSON: its value, or what is wrong with it, in words for the one who sent it. */
export type StrictJson = { kind: 'value'; value: unknown } | { kind: 'bad'; problem: string };

/** How deep a value may be nested. An order is 6 deep. */
const MAX_DEPTH = 20;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads UTF-8 bytes as JSON (RFC 8259), and more strictly than `JSON.parse`: every reader must see the same value, so keys given twice, `__proto__`,
 * numbers outside of a double's range and text that is not Unicode are refused, and so is deep nesting.
 */
export function parseStrictJson(bytes: Uint8Array): StrictJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bad('the text is not valid UTF-8');
  }
  // Before JSON.parse, so that a text of a million brackets costs nothing.
  const problem = findStructuralProblem(text);
  if (problem !== undefined) return bad(problem);
  try {
    const value: unknown = JSON.parse(text);
    const flaw = findValueProblem(value);
    return flaw === undefined ? { kind: 'value', value } : bad(flaw);
  } catch {
    return bad('the text is not valid JSON');
  }
}

function bad(problem: string): StrictJson {
  return { kind: 'bad', problem };
}

/** Looks for nesting and keys that JSON.parse would let pass. What it says about a text that is not JSON does not matter. */
function findStructuralProblem(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      if (open.length > MAX_DEPTH) return `the value is nested more than ${MAX_DEPTH} deep`;
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && isKey(text, end)) {
        const key = readKey(text.slice(at, end));
        if (key === '__proto__') return 'the key "__proto__" is not allowed';
        if (keys.has(key)) return `the key ${JSON.stringify(key.slice(0, 80))} is given twice`;
        keys.add(key);
      }
      at = end;
      continue;
    }
    at += 1;
  }
  return undefined;
}

/** The index after the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function readKey(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal;
  }
}

function findValueProblem(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'a number is too large';
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? 'a text holds half a character' : undefined;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, member] of Object.entries(value)) {
    const problem = findValueProblem(member) ?? (LONE_SURROGATE.test(key) ? 'a key holds half a character' : undefined);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
