import { isDatabaseAdmin } from '../authorization/database-access.ts';
import { isServerAdmin, type Principal, serverPrincipal } from '../authorization/principal.ts';
import { forbidden, notFound } from '../couch-error.ts';
import type { ServerCore } from '../server-core.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';
import { usersValidation } from './users-validation.ts';

const userPrefix = 'org.couchdb.user:';

const passwordMembers = [
  'derived_key',
  'iterations',
  'password',
  'password_scheme',
  'password_sha',
  'preserve_salt',
  'pbkdf2_prf',
  'salt',
];

/** Gives a new `_users` database the rules for user documents. */
export async function prepareSystemDatabase(core: ServerCore, database: Database): Promise<void> {
  if (database.name !== '_users') return;
  const design = { _id: '_design/_auth', language: 'javascript', validate_doc_update: usersValidation };
  await core.writer(database).write({ documents: [design], newEdits: true, principal: serverPrincipal });
}

/** What happens to a document of the system's before it is checked and stored: passwords in clear become hashes. */
export async function beforeWrite(
  core: ServerCore,
  database: Database,
  document: Document,
  principal: Principal,
): Promise<Document> {
  if (database.name !== '_users' || !document._id.startsWith(userPrefix)) return document;
  const isOwn = principal.name === null || document._id === userPrefix + principal.name;
  if (!isOwn && !isDatabaseAdmin(principal, database.record.security)) throw notFound('missing');
  const { password } = document;
  if (password === undefined || password === null) return document;
  if (typeof password !== 'string') throw forbidden(`Password value of '${JSON.stringify(password)}' is invalid.`);
  const hash = await core.credentials.hash(password);
  const rest = Object.entries(document).filter(([member]) => !passwordMembers.includes(member));
  return { ...Object.fromEntries(rest), ...hash, _id: document._id };
}

/** Whether the caller may see this document: in `_users` only the own one, unless an admin. */
export function checkReadable(database: Database, id: string, principal: Principal): void {
  if (database.name !== '_users' || isServerAdmin(principal)) return;
  if (isDatabaseAdmin(principal, database.record.security)) return;
  if (id.startsWith('_design/')) {
    throw forbidden('Only administrators can view design docs in the users database.');
  }
  if (id !== userPrefix + principal.name) throw notFound('missing');
}
