import { USER_DATABASE_PREFIXES } from '@coffee-catalog/shared/databases/databases';
import { type Collection, PERMISSIONS } from '@coffee-catalog/shared/databases/permissions';
import { LIFE_CYCLE } from '@coffee-catalog/shared/orders/life-cycle';
import { COLLECTION_RULES, type CollectionRules } from './collection-rules.ts';
import { documentSchema, type JsonSchema } from './document-schema.ts';

/** What the prefix of a collection's databases is; `null` where there is one for the whole shop. */
const PREFIXES: Readonly<Record<string, string | undefined>> = USER_DATABASE_PREFIXES;

/** What a validation function is made of beside our own files: two equal ones and equal files make equal texts. */
export type ValidationSource = { entry: string; schemas: Readonly<Record<string, JsonSchema>> };

/** What the validation function of a collection is made of, from the permission table, the life cycle and the schemas. */
export function validationSource(collection: Collection): ValidationSource {
  const rules: CollectionRules = COLLECTION_RULES[collection];
  return { entry: entryOf(collection, rules), schemas: schemasOf(rules) };
}

/** The module that everything else hangs on: our rules, filled with what this collection's tables say. */
function entryOf(collection: Collection, rules: CollectionRules): string {
  const kinds = rules.kinds.map(({ id, schema, ...rule }, at) => {
    const check = schema === undefined ? 'null' : `checks.kind${at}`;
    return `{id:${id},check:${check},${JSON.stringify(rule).slice(1)}`;
  });
  const values = {
    prefix: PREFIXES[collection] ?? null,
    grants: PERMISSIONS[collection],
    lifeCycle: LIFE_CYCLE,
    maxCharacters: rules.maxCharacters,
    attachment: rules.attachment ?? null,
    sealed: rules.sealed ?? false,
    tombstoneMarks: rules.tombstoneMarks ?? [],
  };
  return `
    import { validationOf } from './in-database/validation-of.${import.meta.url.slice(-2)}';
    import * as checks from 'ajv:checks';
    export default validationOf({ kinds: [${kinds.join(',')}], ${JSON.stringify(values).slice(1)});
  `;
}

function schemasOf(rules: CollectionRules): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {};
  for (const [at, kind] of rules.kinds.entries()) {
    const schema = documentSchema(rules, kind);
    if (schema !== undefined) schemas[`kind${at}`] = schema;
  }
  return schemas;
}
