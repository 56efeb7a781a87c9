import type { Problem, SchemaError } from './rules.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  null: 'empty',
};

/** What is wrong in words, with the path written as in `lines[0].count`. */
export function describeErrors(errors: readonly SchemaError[]): Problem {
  const error = mostTelling(errors);
  return { path: pathOf(error), words: wordsOf(error) };
}

/**
 * A bad name says more than what is wrong with it as a text. Of a union's alternatives, the one that went furthest says most, the
 * union itself least.
 */
function mostTelling(errors: readonly SchemaError[]): SchemaError {
  const name = errors.filter(({ keyword }) => keyword === 'propertyNames')[0];
  if (name !== undefined) return name;
  let best = errors[0] as SchemaError;
  for (const error of errors) {
    if (error.keyword !== 'anyOf' && error.instancePath.length > best.instancePath.length) best = error;
  }
  return best;
}

/** The parameters by which ajv names a member of the object at the path. */
const MEMBER = ['missingProperty', 'additionalProperty', 'propertyName'];

function pathOf({ instancePath, params }: SchemaError): string {
  let path = '';
  const parts = instancePath.split('/').slice(1);
  for (const member of MEMBER) if (params[member] !== undefined) parts.push(params[member] as string);
  for (const part of parts) {
    // A name that nobody of ours gave may hold anything; what is shown of it can do no harm and keeps the path apart from the words.
    const name = part.slice(0, 60).replace(/[^\w -]/g, '?');
    path += /^\d+$/.test(name) ? `[${name}]` : path === '' ? name : `.${name}`;
  }
  return path === '' ? '_id' : path;
}

function wordsOf({ keyword, params }: SchemaError): string {
  const limit = params['limit'] as number;
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return 'is not a known field';
    case 'propertyNames':
      return 'is not a name that may stand here';
    case 'type':
      return `must be ${TYPE_WORDS[params['type'] as string] || 'something else'}`;
    case 'pattern':
      return 'does not have the expected form';
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as readonly string[]).join(', ')}`;
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`;
    case 'maxLength':
      return `must have at most ${limit} characters`;
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} entries`;
    case 'maxItems':
      return `must have at most ${limit} entries`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    default:
      return 'is not as expected';
  }
}
