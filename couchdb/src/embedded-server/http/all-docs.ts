import { badRequest, queryParseError } from '../couch-error.ts';
import { isRecord } from '../documents/parse-document.ts';
import type { Database } from '../storage/database.ts';
import type { PouchRows } from '../storage/pouch.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';
import { isInternal } from './local-document.ts';
import { sequenceOf } from './sequence.ts';
import { type ViewRequest, viewRequest } from './view-request.ts';

export type Listing = '_all_docs' | '_design_docs' | '_local_docs';

/** After every id, in the order of code points. PouchDB's own end leaves out ids that start beyond U+00FF. */
const lastId = '\u{10ffff}';

/** `/db/_all_docs`, `/db/_design_docs`, `/db/_local_docs`, each with `/queries` */
export async function allDocs(exchange: Exchange, database: Database, listing: Listing): Promise<Reply> {
  checkMethod(exchange, 'GET', 'POST');
  if (exchange.path[2] === 'queries') return manyListings(exchange, database, listing);
  if (exchange.path[2] !== undefined) throw badRequest('Unknown part of a listing');
  if (exchange.method === 'POST') checkJsonType(exchange);
  const body = exchange.method === 'POST' ? await readJsonObject(exchange) : {};
  return ok(await list(database, listing, viewRequest(exchange.query, body)));
}

async function manyListings(exchange: Exchange, database: Database, listing: Listing): Promise<Reply> {
  checkMethod(exchange, 'POST');
  const { queries } = await readJsonObject(exchange);
  if (!Array.isArray(queries)) throw badRequest('POST body must include `queries` parameter.');
  const results = [];
  for (const query of queries as unknown[]) {
    if (!isRecord(query)) throw badRequest('`queries` must be an array of objects');
    results.push(await list(database, listing, viewRequest(exchange.query, query)));
  }
  return ok({ results });
}

async function list(database: Database, listing: Listing, request: ViewRequest): Promise<object> {
  if (request.keys && (request.startkey !== undefined || request.endkey !== undefined || request.key !== undefined)) {
    throw queryParseError('`keys` is incompatible with `key`, `start_key` and `end_key`');
  }
  if (listing === '_local_docs') return listLocal(database, request);
  const { docCount, updateSeq } = await database.readCounts();
  const rows = await (request.keys ? listKeys(database, request) : listRange(database, listing, request));
  return {
    total_rows: docCount,
    offset: request.keys ? null : (rows.offset ?? 0),
    rows: rows.rows,
    ...(request.updateSeq ? { update_seq: sequenceOf(database, updateSeq) } : {}),
  };
}

const flags = ({ includeDocs, conflicts, attachments }: ViewRequest): object => ({
  ...(includeDocs ? { include_docs: true } : {}),
  ...(includeDocs && conflicts ? { conflicts: true } : {}),
  ...(includeDocs && attachments ? { attachments: true } : {}),
});

async function listKeys(database: Database, request: ViewRequest): Promise<PouchRows> {
  const keys = request.keys ?? [];
  const wanted = request.descending ? [...keys].reverse() : [...keys];
  const page = wanted.slice(request.skip, request.limit === undefined ? undefined : request.skip + request.limit);
  const strings = page.filter((key) => typeof key === 'string');
  const { rows } = strings.length
    ? await database.use((pouch) => pouch.allDocs({ keys: strings, ...flags(request) }))
    : { rows: [] };
  const found = rows[Symbol.iterator]();
  return {
    rows: page.map((key) => {
      const row = typeof key === 'string' ? found.next().value : undefined;
      return !row || row.error ? { key, error: 'not_found' } : row;
    }),
  };
}

async function listRange(database: Database, listing: Listing, request: ViewRequest): Promise<PouchRows> {
  const { key, descending, limit, skip } = request;
  const bounds = listing === '_design_docs' ? { low: '_design/', high: '_design0' } : { low: '', high: lastId };
  const [startkey = descending ? bounds.high : bounds.low, endkey = descending ? bounds.low : bounds.high] =
    key === undefined ? [asId(request.startkey), asId(request.endkey)] : [asId(key), asId(key)];
  const options = {
    ...flags(request),
    descending,
    skip,
    ...(limit === undefined ? {} : { limit }),
    // PouchDB takes an empty string for no bound at all.
    ...(startkey === '' ? {} : { startkey }),
    ...(endkey === '' ? {} : { endkey }),
    inclusive_end: request.inclusiveEnd,
  };
  return database.use((pouch) => pouch.allDocs(options));
}

/** Ids are strings: any other JSON value sorts before or after all of them. */
function asId(bound: unknown): string | undefined {
  if (bound === undefined || typeof bound === 'string') return bound;
  return isRecord(bound) || Array.isArray(bound) ? lastId : '';
}

async function listLocal(database: Database, request: ViewRequest): Promise<object> {
  const documents = (await database.localDocuments()).filter(({ _id }) => !isInternal(_id));
  const wanted = request.keys
    ? request.keys.map((key) => documents.find(({ _id }) => _id === key) ?? { missing: key })
    : documents.filter(({ _id }) => isWithin(_id, request));
  if (request.descending) wanted.reverse();
  const page = wanted.slice(request.skip, request.limit === undefined ? undefined : request.skip + request.limit);
  return {
    total_rows: null,
    offset: null,
    rows: page.map((each) => {
      if ('missing' in each) return { key: each['missing'], error: 'not_found' };
      const row = { id: each['_id'], key: each['_id'], value: { rev: each['_rev'] } };
      return request.includeDocs ? { ...row, doc: each } : row;
    }),
  };
}

function isWithin(id: string, { key, startkey, endkey, descending, inclusiveEnd }: ViewRequest): boolean {
  if (key !== undefined) return id === key;
  const [low, high] = descending ? [endkey, startkey] : [startkey, endkey];
  if (typeof low === 'string' && id < low) return false;
  if (typeof high === 'string' && id > high) return false;
  return inclusiveEnd || id !== endkey;
}
