import { randomBytes } from 'node:crypto';
import { badRequest } from '../couch-error.ts';
import { isRecord, revisionPattern } from '../documents/parse-document.ts';
import { type ReadOptions, readRevisions } from '../documents/read-document.ts';
import { checkReadable } from '../documents/system-databases.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import { accepts, readOptions } from './document.ts';
import { checkJsonType, checkMethod, type Exchange, ok, type Reply, readJsonObject } from './exchange.ts';
import { writeMultipart } from './multipart.ts';
import { relatedPart } from './multipart-document.ts';

type Row = { ok: Document } | { error: { id: string; rev: string; error: string; reason: string } };
interface Result {
  id: string;
  docs: Row[];
}

/** `POST /db/_bulk_get`: many documents, each at the revisions asked for. */
export async function bulkGet(exchange: Exchange, database: Database): Promise<Reply> {
  checkMethod(exchange, 'POST');
  checkJsonType(exchange);
  const { docs } = await readJsonObject(exchange);
  if (docs === undefined) throw badRequest("Missing JSON list of 'docs'.");
  if (!Array.isArray(docs)) throw badRequest("'docs' must be a JSON list.");
  const options = readOptions(exchange);
  const results = await Promise.all(docs.map((asked: unknown) => readAsked(exchange, database, asked, options)));
  const asParts = accepts(exchange, 'multipart/mixed') || accepts(exchange, 'multipart/related');
  if (asParts && !accepts(exchange, 'application/json')) return asMultipart(results);
  return ok({ results });
}

async function readAsked(
  exchange: Exchange,
  database: Database,
  asked: unknown,
  options: ReadOptions,
): Promise<Result> {
  const { id, rev } = (isRecord(asked) ? asked : {}) as { id?: unknown; rev?: unknown };
  if (typeof id !== 'string') return refused('null', 'null', 'illegal_docid', 'Document id must be a string');
  if (rev !== undefined && (typeof rev !== 'string' || !revisionPattern.test(rev))) {
    return refused(id, JSON.stringify(rev), 'bad_request', 'Invalid rev format');
  }
  checkReadable(database, id, exchange.principal);
  const found = await readRevisions(database, id, rev === undefined ? 'all' : [rev], options);
  if (!found || found.length === 0) return refused(id, rev ?? 'undefined', 'not_found', 'missing');
  return {
    id,
    docs: found.map((each): Row => {
      if ('ok' in each) return each;
      return { error: { id, rev: each.missing, error: 'not_found', reason: 'missing' } };
    }),
  };
}

const refused = (id: string, rev: string, error: string, reason: string): Result => ({
  id,
  docs: [{ error: { id, rev, error, reason } }],
});

function asMultipart(results: readonly Result[]): Reply {
  const boundary = randomBytes(16).toString('hex');
  const parts = results.flatMap(({ id, docs }) =>
    docs.map((row) => {
      if ('ok' in row) return relatedPart(row.ok, [`X-Doc-Id: ${encodeURIComponent(id)}`, `X-Rev-Id: ${row.ok._rev}`]);
      return {
        headers: ['Content-Type: application/json; error="true"'],
        body: Buffer.from(JSON.stringify(row.error)),
      };
    }),
  );
  return {
    status: 200,
    bytes: writeMultipart(parts, boundary),
    headers: { 'content-type': `multipart/mixed; boundary="${boundary}"` },
  };
}
