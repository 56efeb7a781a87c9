import { queryParseError } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { Query } from './query-parameters.ts';

/** What is asked of a view or listing, from the URL and from the body: the body wins. */
export interface ViewRequest {
  readonly key?: unknown;
  readonly keys?: readonly unknown[];
  readonly startkey?: unknown;
  readonly endkey?: unknown;
  readonly startkeyDocid?: string;
  readonly endkeyDocid?: string;
  readonly descending: boolean;
  readonly inclusiveEnd: boolean;
  readonly skip: number;
  readonly limit?: number;
  readonly includeDocs: boolean;
  readonly conflicts: boolean;
  readonly attachments: boolean;
  readonly updateSeq: boolean;
  readonly reduce?: boolean;
  readonly group?: boolean;
  readonly groupLevel?: number;
  readonly sorted: boolean;
  /** Whether rows may come from the index as it is, and whether it is brought up to date afterwards. */
  readonly stale?: 'ok' | 'update_after';
}

type Reader = (name: string) => unknown;

const jsonNames = new Set(['key', 'keys', 'startkey', 'start_key', 'endkey', 'end_key']);

export function viewRequest(query: Query, body: Record<string, unknown>): ViewRequest {
  const read: Reader = (name) => {
    if (Object.hasOwn(body, name)) return body[name];
    return jsonNames.has(name) ? query.json(name) : query.text(name);
  };
  const either = (...names: string[]): unknown => names.map(read).find((value) => value !== undefined);
  const keys = either('keys');
  if (keys !== undefined && !Array.isArray(keys)) throw queryParseError('`keys` parameter must be an array.');
  const groupLevel = count('group_level', either('group_level'));
  const limit = count('limit', either('limit'));
  const reduce = flag(either('reduce'));
  const group = flag(either('group'));
  const [startkeyDocid, endkeyDocid] = [
    either('startkey_docid', 'start_key_doc_id'),
    either('endkey_docid', 'end_key_doc_id'),
  ];
  return {
    ...present('key', either('key')),
    ...present('keys', keys),
    ...present('startkey', either('startkey', 'start_key')),
    ...present('endkey', either('endkey', 'end_key')),
    ...(typeof startkeyDocid === 'string' ? { startkeyDocid } : {}),
    ...(typeof endkeyDocid === 'string' ? { endkeyDocid } : {}),
    descending: flag(either('descending')) ?? false,
    inclusiveEnd: flag(either('inclusive_end')) ?? true,
    skip: count('skip', either('skip')) ?? 0,
    ...(limit === undefined ? {} : { limit }),
    includeDocs: flag(either('include_docs')) ?? false,
    conflicts: flag(either('conflicts')) ?? false,
    attachments: flag(either('attachments')) ?? false,
    updateSeq: flag(either('update_seq')) ?? false,
    ...(reduce === undefined ? {} : { reduce }),
    ...(group === undefined ? {} : { group }),
    ...(groupLevel === undefined ? {} : { groupLevel }),
    sorted: flag(either('sorted')) ?? true,
    ...staleOf(either('stale'), either('update')),
  };
}

/** `stale` is the older way to say `update=false` or `update=lazy`. */
function staleOf(stale: unknown, update: unknown): { stale?: 'ok' | 'update_after' } {
  if (stale === 'ok' || update === 'false' || update === false) return { stale: 'ok' };
  if (stale === 'update_after' || update === 'lazy') return { stale: 'update_after' };
  if (stale !== undefined && stale !== 'false') throw queryParseError('Invalid value for `stale`.');
  return {};
}

const present = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

function flag(value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw queryParseError(`Invalid boolean parameter: ${JSON.stringify(value)}`);
}

function count(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : JSON.stringify(value);
  if (/^-\d+$/.test(text)) throw queryParseError(`Invalid value for positive integer: "${text}"`);
  if (isRecord(value) || !/^\d{1,15}$/.test(text))
    throw queryParseError(`Invalid value for integer: "${text}" (${name})`);
  return Number(text);
}
