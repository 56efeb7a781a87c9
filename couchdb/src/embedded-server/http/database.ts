import { checkMember, checkServerAdmin } from '../authorization/database-access.ts';
import { CouchError } from '../couch-error.ts';
import { parseDocument } from '../documents/parse-document.ts';
import { prepareSystemDatabase } from '../documents/system-databases.ts';
import type { Database } from '../storage/database.ts';
import {
  accepted,
  checkJsonType,
  checkMethod,
  created,
  type Exchange,
  ok,
  type Reply,
  readJsonObject,
} from './exchange.ts';
import { locationOf } from './location.ts';
import { sequenceOf } from './sequence.ts';
import { documentLimits, writeOne } from './write-one.ts';

const namePattern = /^[a-z][a-z0-9_$()+/-]*$/;
const systemNames = new Set(['_users', '_replicator', '_global_changes']);
const maxNameLength = 238;

/** `PUT /db` */
export async function createDatabase(exchange: Exchange, name: string): Promise<Reply> {
  checkServerAdmin(exchange.principal);
  if (!namePattern.test(name) && !systemNames.has(name)) {
    throw new CouchError(
      400,
      'illegal_database_name',
      `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
    );
  }
  if (name.length > maxNameLength) {
    throw new CouchError(400, 'database_name_too_long', `At least one path segment of \`${name}\` is too long.`);
  }
  const made = await exchange.core.databases.create(name);
  if (!made) {
    throw new CouchError(412, 'file_exists', 'The database could not be created, the file already exists.');
  }
  await prepareSystemDatabase(exchange.core, made);
  return created({ ok: true }, { location: locationOf(exchange, name) });
}

/** `GET`, `DELETE` and `POST /db` */
export async function database(exchange: Exchange, db: Database): Promise<Reply> {
  checkMethod(exchange, 'GET', 'DELETE', 'POST');
  if (exchange.method === 'DELETE') return deleteDatabase(exchange, db);
  checkMember(exchange.principal, db.record.security);
  if (exchange.method === 'POST') return createDocument(exchange, db);
  return ok(await databaseInfo(db));
}

async function deleteDatabase(exchange: Exchange, db: Database): Promise<Reply> {
  checkServerAdmin(exchange.principal);
  if (exchange.query.has('rev')) {
    throw new CouchError(
      400,
      'bad_request',
      'You tried to DELETE a database with a ?=rev parameter. Did you mean to DELETE a document instead?',
    );
  }
  await exchange.core.databases.destroy(db);
  return ok({ ok: true });
}

async function createDocument(exchange: Exchange, db: Database): Promise<Reply> {
  checkJsonType(exchange);
  const body = await readJsonObject(exchange);
  const value = { ...body, _id: body['_id'] ?? exchange.core.randomHex(16) };
  const document = parseDocument(value, documentLimits(exchange.core));
  const { id, rev } = await writeOne(exchange, db, document);
  const reply = { ok: true, id, rev };
  const location = { location: locationOf(exchange, db.name, id) };
  return exchange.query.text('batch') === 'ok' ? accepted({ ok: true, id }) : created(reply, location);
}

/** What `GET /db` and `_dbs_info` say of a database. Sizes are not known: they are 0. */
export async function databaseInfo(db: Database): Promise<object> {
  const { docCount, known, updateSeq } = await db.readCounts();
  return {
    instance_start_time: String(Math.floor(Date.parse(db.record.createdAt) / 1000)),
    db_name: db.name,
    purge_seq: '0-0',
    update_seq: sequenceOf(db, updateSeq),
    sizes: { file: 0, external: 0, active: 0 },
    props: {},
    doc_del_count: Math.max(0, known - docCount),
    doc_count: docCount,
    disk_format_version: 8,
    compact_running: false,
    cluster: { q: 1, n: 1, w: 1, r: 1 },
  };
}
