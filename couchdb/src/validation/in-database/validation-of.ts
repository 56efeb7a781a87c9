import { checkDocument } from './check-document.ts';
import { checkPermission, principalsOf } from './check-permission.ts';
import type { Document, Rules, UserContext } from './rules.ts';

/**
 * The validation function of a collection (https://docs.couchdb.org/en/stable/ddocs/ddocs.html#validate-document-update-functions).
 * It runs inside the database, at every write: it returns when the write may go on, and throws the database's own refusal, whose words are made to
 * be shown to people: `<path>: <what is wrong>`.
 */
export function validationOf(rules: Rules) {
  return (newDoc: Document, oldDoc: Document | null, userCtx: UserContext): void => {
    const principals = principalsOf(rules, userCtx);
    const problem =
      checkPermission(rules, principals, newDoc, oldDoc) || checkDocument(rules, principals, newDoc, oldDoc, userCtx);
    if (problem === undefined) return;
    const words = `${problem.path}: ${problem.words}`;
    // The database takes exactly these objects for refusals; an Error would be a failure of the function.
    throw userCtx.name === null ? { unauthorized: words } : { forbidden: words };
  };
}
