import type { Pass } from './decide-pass.ts';

/** One kind of request that passes the sync door. Everything that is not in the list does not. */
export type AllowedCall = {
  readonly name: 'info' | 'changes' | 'revs-diff' | 'bulk-get' | 'bulk-docs' | 'all-docs' | 'checkpoint' | 'document';
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/db/:collection`. */
  readonly path: string;
  /** What the permission table must grant the visitor for it. */
  readonly needs: 'read' | 'create';
  /** The query parameters it may have, each with what its value looks like. Others are refused by name. */
  readonly query: Readonly<Record<string, RegExp>>;
};

const FLAG = /^(true|false)$/;
const NUMBER = /^\d{1,9}$/;
/** Opaque to everybody; a cluster's are long. */
const SEQUENCE = /^(now|"?[\w.+/=-]{1,8000}"?)$/;
const REVISION = /^[1-9]\d{0,9}-[0-9a-f]{32}$/;
const REVISIONS = /^(all|\[("[1-9]\d{0,9}-[0-9a-f]{32}"(,"[1-9]\d{0,9}-[0-9a-f]{32}"){0,199})?\])$/;
const KEY = /^"[^"\\]{0,250}"$/;
/** Appended by PouchDB for old browsers' caches; means nothing. */
const NONCE = { _nonce: /^\d{1,20}$/ };

/** What PouchDB 9 asks of a remote database while it replicates (pouchdb-adapter-http, pouchdb-replication and pouchdb-checkpointer 9.0.0). */
export const ALLOWED_CALLS: readonly AllowedCall[] = [
  { name: 'info', method: 'GET', path: '', needs: 'read', query: NONCE },
  {
    name: 'changes',
    method: 'GET',
    path: '/_changes',
    needs: 'read',
    query: {
      ...NONCE,
      since: SEQUENCE,
      limit: NUMBER,
      style: /^(all_docs|main_only)$/,
      feed: /^(normal|longpoll)$/,
      timeout: NUMBER,
      heartbeat: /^(\d{1,9}|true)$/,
      seq_interval: NUMBER,
    },
  },
  { name: 'bulk-get', method: 'POST', path: '/_bulk_get', needs: 'read', query: { revs: FLAG, latest: FLAG } },
  {
    name: 'all-docs',
    method: 'GET',
    path: '/_all_docs',
    needs: 'read',
    query: { ...NONCE, include_docs: FLAG, limit: NUMBER, startkey: KEY, endkey: KEY, key: KEY, inclusive_end: FLAG },
  },
  { name: 'all-docs', method: 'POST', path: '/_all_docs', needs: 'read', query: { include_docs: FLAG } },
  // Asks which of these revisions the shop holds, without writing: what a push begins with and what proves that an order arrived.
  { name: 'revs-diff', method: 'POST', path: '/_revs_diff', needs: 'read', query: {} },
  { name: 'bulk-docs', method: 'POST', path: '/_bulk_docs', needs: 'create', query: {} },
  // On a collection that is only read there are no checkpoints: 404 lets PouchDB keep its own, 403 would end its second pull.
  { name: 'checkpoint', method: 'GET', path: '/_local/:id', needs: 'read', query: NONCE },
  { name: 'checkpoint', method: 'PUT', path: '/_local/:id', needs: 'create', query: {} },
  {
    name: 'document',
    method: 'GET',
    path: '/:id',
    needs: 'read',
    query: {
      ...NONCE,
      rev: REVISION,
      revs: FLAG,
      latest: FLAG,
      open_revs: REVISIONS,
      conflicts: FLAG,
      revs_info: FLAG,
    },
  },
];

/** The first thing that is wrong with a query, in words; `undefined` when all of it is in the list. */
export function findQueryProblem(
  call: AllowedCall,
  query: URLSearchParams,
): { field: string; message: string } | undefined {
  const seen = new Set<string>();
  for (const [name, value] of query) {
    const field = name.slice(0, 60);
    if (seen.has(name)) return { field, message: `${field} is given twice.` };
    seen.add(name);
    const pattern = Object.hasOwn(call.query, name) ? call.query[name] : undefined;
    if (pattern === undefined) return { field, message: `${field} is not accepted here.` };
    if (!pattern.test(value)) return { field, message: `${field} is not a value that is accepted here.` };
  }
  return undefined;
}

/** The path of a call in the database itself, which is built anew and never taken from the request. */
export function databasePath(pass: Pass, path: string, query: URLSearchParams): string {
  const text = String(query);
  return `/${pass.database}${path}${text === '' ? '' : `?${text}`}`;
}
