import type { Action, Principal } from '@coffee-catalog/shared/databases/permissions';
import type { Document, Problem, Rules, UserContext } from './rules.ts';

const WORDS = {
  read: 'you may not read this',
  create: 'you may not add this here',
  update: 'what is here cannot be changed by you',
  delete: 'what is here cannot be deleted by you',
} as const satisfies Record<Action, string>;

/** As whom the table knows the writer: several at once, as when the owner writes into a database of their own. */
export function principalsOf(rules: Rules, { db, name, roles }: UserContext): Principal[] {
  if (name === null) return ['anonymous'];
  const principals: Principal[] = [];
  if (roles.includes('order-processor')) principals.push('processor');
  if (roles.includes('gateway')) principals.push('gateway');
  if (roles.includes('bluebottle')) principals.push('owner');
  if (roles.includes('staff')) principals.push('staff');
  if (rules.prefix === null ? roles.includes('shopper') : db === rules.prefix + name) principals.push('self');
  // A server administrator is nobody to the shop: set-up writes design documents, which never come here.
  return principals.length > 0 ? principals : ['stranger'];
}

/** What a write is: the table's action. */
export function actionOf(newDoc: Document, oldDoc: Document | null): Action {
  if (newDoc._deleted === true) return 'delete';
  return oldDoc !== null && oldDoc._deleted !== true ? 'update' : 'create';
}

/** Whether one of these principals may do this. */
export function checkPermission(
  rules: Rules,
  principals: readonly Principal[],
  newDoc: Document,
  oldDoc: Document | null,
): Problem | undefined {
  const action = actionOf(newDoc, oldDoc);
  const granting = principals.filter((principal) => rules.grants[principal].includes(action));
  if (granting.length === 0) return { path: action === 'update' ? '_rev' : '_id', words: WORDS[action] };
  const mayChange = granting.some((principal) => rules.grants[principal].includes('update'));
  return action === 'create' && !mayChange ? checkFirstRevision(rules, newDoc, oldDoc) : undefined;
}

/**
 * Who may create and not change writes first revisions. The database hands over no old document for a revision on an unrelated branch and
 * for a write over a tombstone, so that "it is new" must be seen from the revisions; a plain PUT has none and could revive a tombstone,
 * so where orders are sealed only what replication writes is taken.
 */
function checkFirstRevision(rules: Rules, newDoc: Document, oldDoc: Document | null): Problem | undefined {
  const { _revisions: revisions } = newDoc;
  const isFirst = revisions === undefined ? !rules.sealed : revisions.start === 1;
  if (oldDoc === null && isFirst) return undefined;
  return { path: '_rev', words: 'this is written once and cannot be changed or written again' };
}
