/*
 * docs/threats.md, row by row: what stops the attack is taken out, and the named test must fail.
 */

const database = 'couchdb/src/contract/threats.couch.test.ts';

/** @type {readonly (import('./run-mutants.mjs').Mutant & { row: number })[]} */
export const threatMutants = [
  {
    row: 3,
    name: '3: a first revision is not asked of whoever may only create',
    file: 'couchdb/src/validation/in-database/check-permission.ts',
    find: 'if (oldDoc === null && isFirst) return undefined;',
    replace: 'return undefined;',
    test: database,
    only: 'rewrites what was placed (3, 4)',
  },
];
