import { canonicalJson } from '@coffee-catalog/shared/canonical-json';
import type { Principal } from '@coffee-catalog/shared/databases/permissions';
import { checkAttachment } from './check-attachment.ts';
import { checkLifeCycle } from './check-life-cycle.ts';
import { describeErrors } from './describe-error.ts';
import type { Document, Problem, Rules, UserContext } from './rules.ts';

/** Fields of the database itself. */
const OF_THE_DATABASE = ['_id', '_rev', '_deleted', '_revisions', '_attachments'];

/** Whether the document is what its collection holds, whoever writes it. */
export function checkDocument(
  rules: Rules,
  principals: readonly Principal[],
  newDoc: Document,
  oldDoc: Document | null,
  userCtx: UserContext,
): Problem | undefined {
  const kind = rules.kinds.filter(({ id }) => id.test(newDoc._id))[0];
  if (kind === undefined) return { path: '_id', words: 'is not an id that this collection knows' };
  if (kind.writtenBy !== undefined && !principals.includes(kind.writtenBy))
    return { path: '_id', words: 'you may not add this here' };
  if (JSON.stringify(newDoc).length > rules.maxCharacters)
    return { path: '_id', words: `must have at most ${rules.maxCharacters} characters in all` };
  const marks = checkMarks(rules, newDoc);
  if (marks !== undefined || isBareTombstone(rules, newDoc)) return marks;
  if (kind.check !== null && !kind.check(newDoc)) return describeErrors(kind.check.errors || []);
  return (
    checkChangedFields(rules, kind, principals, newDoc, oldDoc) ||
    checkOwnFields(rules, kind, principals, newDoc, userCtx) ||
    (rules.attachment === null || newDoc._deleted === true ? undefined : checkAttachment(rules.attachment, newDoc)) ||
    (kind.lifeCycle === true && newDoc._deleted !== true ? checkLifeCycle(rules, newDoc, oldDoc) : undefined)
  );
}

/** A mark belongs on a tombstone and says `true`. */
function checkMarks({ tombstoneMarks }: Rules, newDoc: Document): Problem | undefined {
  for (const mark of tombstoneMarks) {
    const value = newDoc[mark];
    if (value !== undefined && newDoc._deleted !== true) return { path: mark, words: 'is not a known field' };
    if (value !== undefined && value !== true) return { path: mark, words: 'must be true' };
  }
  return undefined;
}

/** A tombstone that holds nothing but marks. One that keeps its content is held against the schema like a live document. */
function isBareTombstone({ tombstoneMarks }: Rules, newDoc: Document): boolean {
  if (newDoc._deleted !== true || newDoc._attachments !== undefined) return false;
  return Object.keys(newDoc).every((field) => OF_THE_DATABASE.includes(field) || tombstoneMarks.includes(field));
}

/** Whoever may change only some fields has changed no other. */
function checkChangedFields(
  rules: Rules,
  { changeable = {} }: Rules['kinds'][number],
  principals: readonly Principal[],
  newDoc: Document,
  oldDoc: Document | null,
): Problem | undefined {
  if (oldDoc === null || oldDoc._deleted === true) return undefined;
  const fields = [...OF_THE_DATABASE];
  for (const principal of principals) {
    if (!rules.grants[principal].includes('update')) continue;
    const own = changeable[principal];
    if (own === undefined) return undefined;
    fields.push(...own);
  }
  for (const field of Object.keys(Object.assign({}, oldDoc, newDoc))) {
    if (!fields.includes(field) && canonicalJson(newDoc[field]) !== canonicalJson(oldDoc[field]))
      return { path: field, words: 'cannot be changed by you' };
  }
  return undefined;
}

function checkOwnFields(
  rules: Rules,
  kind: Rules['kinds'][number],
  principals: readonly Principal[],
  newDoc: Document,
  userCtx: UserContext,
): Problem | undefined {
  const { idIs, ownerField, writerField } = kind;
  if (ownerField !== undefined && (rules.prefix || '') + String(newDoc[ownerField]) !== userCtx.db)
    return { path: ownerField, words: 'is not the user whose collection this is' };
  if (writerField !== undefined && !principals.includes('processor') && newDoc[writerField] !== userCtx.name)
    return { path: writerField, words: 'is not the user who writes this' };
  if (idIs !== undefined && newDoc._id !== idIs.replace(/\{(\w+)\}/g, (_whole, field) => String(newDoc[field])))
    return { path: '_id', words: 'does not fit the document' };
  return undefined;
}
