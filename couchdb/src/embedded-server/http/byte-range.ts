import { CouchError } from '../couch-error.ts';
import type { Reply } from './exchange.ts';

type Headers = Record<string, string>;

/** Bytes, or the one part of them that `Range` asks for (RFC 9110 §14). Several ranges get the whole. */
export function byteRange(range: string | undefined, bytes: Buffer, headers: Headers): Reply {
  const part = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!part || (part[1] === '' && part[2] === '')) return { status: 200, bytes, headers };
  const { length } = bytes;
  const [first, last] = [part[1] ?? '', part[2] ?? ''];
  // `-5` are the last five bytes.
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (from > to || from >= length) {
    throw new CouchError(416, 'requested_range_not_satisfiable', 'Requested range not satisfiable');
  }
  return {
    status: 206,
    bytes: bytes.subarray(from, to + 1),
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/${length}` },
  };
}
