import { createRequire } from 'node:module';
import { badRequest, CouchError, notFound } from '../couch-error.ts';
import { isRecord, memberOf } from '../documents/parse-document.ts';
import { readDocument } from '../documents/read-document.ts';
import { type DesignFunctions, designFunctions } from '../sandbox/design-function.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import type { ChangesRequest } from './changes-request.ts';
import type { Exchange } from './exchange.ts';

const require = createRequire(import.meta.url);
const { matchesSelector } = require('pouchdb-selector-core') as {
  matchesSelector: (document: Document, selector: object) => boolean;
};

/** Decides about a change by its id, or by its document. */
export type ChangesFilter =
  | { readonly by: 'id'; accepts(id: string): boolean }
  | { readonly by: 'document'; accepts(document: Document): boolean };

/** The filter a feed asked for, `undefined` for none. Throws what CouchDB answers for one that cannot be. */
export async function changesFilter(
  exchange: Exchange,
  database: Database,
  request: ChangesRequest,
): Promise<ChangesFilter | undefined> {
  switch (request.filter) {
    case undefined:
    case '':
      return undefined;
    case '_doc_ids':
      return byIds(request.body['doc_ids'] ?? exchange.query.json('doc_ids'));
    case '_design':
      return { by: 'id', accepts: (id) => id.startsWith('_design/') };
    case '_selector':
      return bySelector(request.body['selector']);
    case '_view':
      return byView(exchange, database, exchange.query.text('view'));
    default:
      if (request.filter.startsWith('_')) throw badRequest('unknown builtin filter name');
      return byFunction(exchange, database, request.filter);
  }
}

function byIds(ids: unknown): ChangesFilter {
  if (!Array.isArray(ids)) throw badRequest('`doc_ids` filter parameter is not a list.');
  const wanted = new Set(ids as unknown[]);
  return { by: 'id', accepts: (id) => wanted.has(id) };
}

function bySelector(selector: unknown): ChangesFilter {
  if (!isRecord(selector)) throw badRequest('Selector error: expected a JSON object');
  try {
    matchesSelector({ _id: '' }, selector);
  } catch (error) {
    throw badRequest((error as Error).message);
  }
  return { by: 'document', accepts: (document) => matchesSelector(document, selector) };
}

function splitName(name: string, problem: string): [design: string, function_: string] {
  const [design, function_, ...rest] = name.split('/');
  if (!design || !function_ || rest.length > 0) {
    throw badRequest(problem);
  }
  return [design, function_];
}

async function readDesign(exchange: Exchange, database: Database, name: string): Promise<DesignFunctions> {
  return designFunctions(exchange.core.sandboxes, await readDocument(database, `_design/${name}`, {}));
}

async function byView(exchange: Exchange, database: Database, name: string | undefined): Promise<ChangesFilter> {
  if (!name) throw badRequest('`view` filter parameter is not provided.');
  const [designName, view] = splitName(name, '`view` must be of the form `designname/viewname`');
  const { design, call } = await readDesign(exchange, database, designName);
  if (!isRecord(memberOf(design['views'], view))) throw notFound('missing json key: views');
  return {
    by: 'document',
    accepts: (document) => {
      const result = call(['views', view, 'map'], [document]);
      return result.kind === 'returned' && result.emitted.length > 0;
    },
  };
}

async function byFunction(exchange: Exchange, database: Database, name: string): Promise<ChangesFilter> {
  const [designName, filter] = splitName(name, '`filter` must be of the form `designname/filtername`');
  const { design, call } = await readDesign(exchange, database, designName);
  if (memberOf(design['filters'], filter) === undefined) {
    throw notFound(`missing json key: ${isRecord(design['filters']) ? filter : 'filters'}`);
  }
  const seen = requestAsSeen(exchange, database);
  return {
    by: 'document',
    accepts: (document) => {
      const result = call(['filters', filter], [document, seen]);
      if (result.kind === 'returned') return result.value === true;
      throw result.kind === 'failed'
        ? new CouchError(500, result.error, result.reason)
        : new CouchError(500, 'unknown_error', JSON.stringify(result.value));
    },
  };
}

/** The request as a filter function gets it, as far as it is the same on every server. */
function requestAsSeen(exchange: Exchange, database: Database): object {
  const { method, path, query, principal } = exchange;
  return {
    method,
    path,
    query: Object.fromEntries(query.entries()),
    headers: { Host: exchange.headers['host'] ?? '' },
    userCtx: { db: database.name, name: principal.name, roles: principal.roles },
    secObj: database.record.security,
    info: { db_name: database.name },
  };
}
