import { createRequire } from 'node:module';
import { CouchError } from '../couch-error.ts';

const require = createRequire(import.meta.url);
const { BuiltInError } = require('pouchdb-mapreduce-utils') as {
  BuiltInError: new (message: string) => Error;
};

const notNumbers = (name: string): Error =>
  new BuiltInError(`builtin ${name} function requires map values to be numbers or number arrays`);

function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (Array.isArray(a) || Array.isArray(b)) {
    const [left, right] = [Array.isArray(a) ? a : [a], Array.isArray(b) ? b : [b]];
    const length = Math.max(left.length, right.length);
    return Array.from({ length }, (_, index) => add(left[index] ?? 0, right[index] ?? 0));
  }
  throw notNumbers('_sum');
}

interface Statistics {
  sum: number;
  count: number;
  min: number;
  max: number;
  sumsqr: number;
}

const ofNumber = (value: number): Statistics => ({
  sum: value,
  count: 1,
  min: value,
  max: value,
  sumsqr: value * value,
});

/** Of numbers, or of arrays of numbers, place by place. */
function statisticsOf(value: unknown): Statistics | Statistics[] {
  if (typeof value === 'number') return ofNumber(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'number')) return value.map(ofNumber);
  throw notNumbers('_stats');
}

function joined(a: Statistics | Statistics[], b: Statistics | Statistics[]): Statistics | Statistics[] {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.map((each, index) => joinedPair(each, b[index] as Statistics));
  }
  if (Array.isArray(a) || Array.isArray(b)) throw notNumbers('_stats');
  return joinedPair(a, b);
}

const joinedPair = (a: Statistics, b: Statistics): Statistics => ({
  sum: a.sum + b.sum,
  count: a.count + b.count,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
  sumsqr: a.sumsqr + b.sumsqr,
});

const builtIns: Record<string, (values: readonly unknown[]) => unknown> = {
  _sum: (values) => values.reduce(add, 0),
  _count: (values) => values.length,
  _stats: (values) => values.map(statisticsOf).reduce(joined),
};

/** CouchDB's reduce functions that are no JavaScript. `undefined`: the source is JavaScript. */
export function reduceBuiltIn(source: string): ((values: readonly unknown[]) => unknown) | undefined {
  const name = source.trim();
  if (!name.startsWith('_')) return undefined;
  const builtIn = Object.entries(builtIns).find(([known]) => name.startsWith(known))?.[1];
  if (!builtIn) throw new CouchError(400, 'invalid_design_doc', `${name} is not a supported reduce function.`);
  return builtIn;
}
