import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build, type Plugin, transform } from 'esbuild';
import type { ValidationSource } from './validation-source.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Of the bundle's inputs: not what a plugin made, and not a package. */
const OUR_FILE = /^(?!.*node_modules)(?!<)(?!ajv:)/;

/** A compiled validation function, and the files of ours that went into it, as seen from this folder. */
export type CompiledValidation = { text: string; files: string[] };

/**
 * Compiles a validation function: its schemas (by ajv), tables and rules, bundled to one expression that evaluates to a function.
 * What is around the function is evaluated once per process of the database, not at each write. Throws when the text is not a function.
 */
export async function compileValidation({ entry, schemas }: ValidationSource): Promise<CompiledValidation> {
  const bundled = await build({
    stdin: { contents: entry, resolveDir: HERE },
    plugins: [ajvModule(schemas)],
    absWorkingDir: HERE,
    bundle: true,
    format: 'iife',
    globalName: 'validation',
    // CouchDB 3.5 parses functions with esprima 4 before it runs them: nothing later than ES2017.
    target: 'es2015',
    conditions: import.meta.url.endsWith('.ts') ? ['source'] : [],
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  // Shortened in a second pass: the first names things alike, whether the rules came from TypeScript or from what tsc made of it.
  const { code } = await transform(bundled.outputFiles[0]?.text ?? '', { minify: true, target: 'es2015' });
  const text = `(function(){${code.trim()}return validation.default})()`;
  checkIsFunction(text);
  return { text, files: Object.keys(bundled.metafile.inputs).filter((file) => OUR_FILE.test(file)) };
}

/** The module `ajv:checks`: one function per kind that has a schema. */
function ajvModule(schemas: ValidationSource['schemas']): Plugin {
  return {
    name: 'ajv',
    setup(bundle) {
      bundle.onResolve({ filter: /^ajv:checks$/ }, ({ path }) => ({ path, namespace: 'ajv' }));
      bundle.onLoad({ filter: /.*/, namespace: 'ajv' }, () => ({
        contents: compileSchemas(schemas),
        resolveDir: HERE,
      }));
    },
  };
}

function compileSchemas(schemas: ValidationSource['schemas']): string {
  const ajv = new Ajv({
    code: { source: true, esm: true },
    strict: true,
    messages: false,
    // A function for each shared part of a schema, instead of its code wherever it is used.
    inlineRefs: false,
    // As zod counts: code units; and patterns as the same engines read them without the `u` flag.
    unicode: false,
    unicodeRegExp: false,
    logger: false,
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const exported = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
  // The package is CommonJS: its default export is the function under Node and a module object for the type checker.
  const code = (standalone as unknown as typeof standalone.default)(ajv, exported);
  // A tenth of the text, and nothing reads it: where in the schema a rule stands.
  return code.replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '');
}

/** CouchDB takes a function with a syntax error and then refuses every write: find out here. */
function checkIsFunction(text: string): void {
  const value: unknown = new Script(text).runInNewContext();
  if (typeof value !== 'function') throw new TypeError(`evaluates to ${typeof value}, not to a function`);
}
