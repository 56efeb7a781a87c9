import { createRequire } from 'node:module';
import type { PrefixLevel } from './prefix-level.ts';

/** A document as JSON. Its members are whatever the client sent. */
export type Document = Record<string, unknown> & { _id: string; _rev?: string; _deleted?: boolean };

/** A node of a revision tree: hash, status, children. */
export type RevisionNode = [
  id: string,
  options: { status: 'available' | 'missing'; deleted?: boolean },
  children: RevisionNode[],
];
export type RevisionTree = { pos: number; ids: RevisionNode }[];

export interface PouchChange {
  id: string;
  seq: number;
  changes: { rev: string }[];
  deleted?: boolean;
  doc?: Document;
}

export type PouchRow = {
  id?: string;
  key: unknown;
  value?: unknown;
  doc?: Document | null;
  error?: string;
};

export interface PouchRows {
  total_rows?: number;
  offset?: number;
  rows: PouchRow[];
}

/** A refusal of PouchDB's: an HTTP status, CouchDB's error code (`name` or `error`) and words. */
export interface PouchRefusal {
  status?: number;
  name?: string;
  error?: string | true;
  reason?: string;
  message?: string;
  id?: string;
}

/** The part of PouchDB's interface that the server uses. */
export interface Pouch {
  name: string;
  __opts: object;
  _cachedViews?: Record<string, Promise<{ db: Pouch }>>;
  _getRevisionTree(id: string, callback: (error: PouchRefusal | null, tree?: RevisionTree) => void): void;
  info(): Promise<{ doc_count: number; update_seq: number }>;
  get(id: string, options?: object): Promise<Document>;
  getAttachment(id: string, name: string, options: object): Promise<Buffer>;
  put(document: object): Promise<{ rev: string }>;
  remove(id: string, rev: string): Promise<{ rev: string }>;
  bulkDocs(
    documents: Document[],
    options: { new_edits: boolean },
  ): Promise<(PouchRefusal & { id: string; rev?: string })[]>;
  allDocs(options: object): Promise<PouchRows>;
  changes(options: object): Promise<{ results: PouchChange[]; last_seq: number }>;
  revsDiff(revisions: Record<string, string[]>): Promise<Record<string, { missing: string[] }>>;
  on(event: 'error', listener: () => void): void;
  compact(): Promise<unknown>;
  viewCleanup(): Promise<unknown>;
  close(): Promise<void>;
  // pouchdb-find
  find(request: object): Promise<{ docs: Document[]; warning?: string }>;
  explain(request: object): Promise<Record<string, unknown>>;
  createIndex(index: object): Promise<{ id: string; name: string; result: string }>;
  getIndexes(): Promise<{ total_rows: number; indexes: object[] }>;
  deleteIndex(index: object): Promise<{ ok: true }>;
}

type PouchConstructor = {
  new (name: string, options: object): Pouch;
  plugin(plugin: unknown): PouchConstructor;
};

// Through `require`, so that TypeScript does not see PouchDB's published types: they redeclare the global `Buffer`.
const require = createRequire(import.meta.url);
const PouchDB = (require('pouchdb-core') as PouchConstructor)
  .plugin(require('pouchdb-adapter-leveldb'))
  .plugin(require('pouchdb-mapreduce'))
  .plugin(require('pouchdb-find'));

let servers = 0;

/**
 * A function that opens PouchDB databases over stores that `open` gives by name.
 * PouchDB keeps open stores by the *name of the function* that opens them, so each server gets a function of its own name.
 */
export function pouchOpener(
  open: (name: string) => PrefixLevel,
  destroy: (name: string) => Promise<void>,
): (name: string, revsLimit: number) => Pouch {
  const store = Object.defineProperty((name: string) => open(name), 'name', { value: `embeddedServer${++servers}` });
  // PouchDB destroys stores of views that are no longer wanted.
  const opener = Object.assign(store, {
    destroy: (name: string, done: (error?: unknown) => void) => {
      // oxlint-disable-next-line promise/no-callback-in-promise -- PouchDB's adapters speak in callbacks
      void destroy(name).then(() => done(), done);
    },
  });
  return (name, revsLimit) => {
    // PouchDB drops an `undefined` option and would then look for files of its first versions in the working directory at each opening.
    const pouch = new PouchDB(name, { adapter: 'leveldb', db: opener, migrate: false, revs_limit: revsLimit });
    // Without a listener PouchDB prints the errors of view functions on the console.
    pouch.on('error', () => undefined);
    return pouch;
  };
}
