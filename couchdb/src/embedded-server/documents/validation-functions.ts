import type { Principal } from '../authorization/principal.ts';
import { CouchError, forbidden, unauthorized } from '../couch-error.ts';
import { type DesignFunctions, designFunctions } from '../sandbox/design-function.ts';
import type { SandboxCache } from '../sandbox/sandbox-cache.ts';
import type { Database } from '../storage/database.ts';
import type { Document } from '../storage/pouch.ts';

/** The design documents of the database that hold a validation function. Read once, until a design document changes. */
export async function readValidationFunctions(database: Database, cache: SandboxCache): Promise<DesignFunctions[]> {
  if (database.designCache) return database.designCache as DesignFunctions[];
  const { rows } = await database.use((pouch) =>
    pouch.allDocs({ startkey: '_design/', endkey: '_design0', include_docs: true }),
  );
  const designs = rows.flatMap(({ doc }) => (doc && doc['validate_doc_update'] !== undefined ? [doc] : []));
  const functions = designs.map((design) => designFunctions(cache, design));
  database.designCache = functions;
  return functions;
}

/**
 * Runs every validation function; `undefined` when all accept.
 * The functions get copies: what they do to their arguments changes nothing.
 */
export function refusalOf(
  functions: readonly DesignFunctions[],
  change: { newDocument: object; oldDocument: Document | null },
  database: Database,
  principal: Principal,
): CouchError | undefined {
  const context = { db: database.name, name: principal.name, roles: principal.roles };
  for (const { call } of functions) {
    const result = call(
      ['validate_doc_update'],
      [change.newDocument, change.oldDocument, context, database.record.security],
    );
    switch (result.kind) {
      case 'returned':
        break;
      case 'threw':
        return thrownRefusal(result.value);
      case 'failed':
        return new CouchError(500, result.error, result.reason);
    }
  }
  return undefined;
}

function thrownRefusal(value: unknown): CouchError {
  const thrown = value as { forbidden?: unknown; unauthorized?: unknown } | null;
  const text = (reason: unknown): string => (typeof reason === 'string' ? reason : JSON.stringify(reason));
  if (thrown?.forbidden !== undefined) return forbidden(text(thrown.forbidden));
  if (thrown?.unauthorized !== undefined) return unauthorized(text(thrown.unauthorized));
  return new CouchError(500, 'unknown_error', text(value));
}
