import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Collection } from '@coffee-catalog/shared/databases/permissions';
import type { CompiledValidation } from './compile-validation.ts';
import { validationSource } from './validation-source.ts';

/** Compiled functions are kept beside what is built, apart for a run from source. */
const KEPT = new URL(`../../dist/validation/compiled-from-${import.meta.url.slice(-2)}/`, import.meta.url);

type Kept = { source: string; files: Record<string, string>; text: string };

const known = new Map<Collection, Promise<string>>();

/**
 * The text of a collection's validation function: the same for every database of the collection. Compiled at the first call on this machine
 * (the build makes it), then read from disk as long as schemas, tables and rules are what they were: compiling takes a second, and the compiler's memory.
 */
export function validationFunction(collection: Collection): Promise<string> {
  const text = known.get(collection) ?? readOrCompile(collection);
  known.set(collection, text);
  return text;
}

async function readOrCompile(collection: Collection): Promise<string> {
  const source = validationSource(collection);
  const digest = digestOf(JSON.stringify(source));
  const kept = await readKept(collection);
  if (kept?.source === digest && (await areUnchanged(kept.files))) return kept.text;
  try {
    const { compileValidation } = await import('./compile-validation.ts');
    const compiled = await compileValidation(source);
    await keep(collection, digest, compiled);
    return compiled.text;
  } catch (cause) {
    throw new Error(`compiling the validation function of ${collection}`, { cause });
  }
}

async function readKept(collection: Collection): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(new URL(`${collection}.json`, KEPT), 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

async function areUnchanged(files: Kept['files']): Promise<boolean> {
  const now = await digestsOf(Object.keys(files)).catch(() => undefined);
  return now !== undefined && Object.entries(files).every(([file, digest]) => now[file] === digest);
}

async function keep(collection: Collection, source: string, { text, files }: CompiledValidation): Promise<void> {
  const kept: Kept = { source, files: await digestsOf(files), text };
  const file = fileURLToPath(new URL(`${collection}.json`, KEPT));
  // Another process may do the same: whoever renames last has the same text. A folder that cannot be written costs only time.
  const own = `${file}.${process.pid}`;
  await mkdir(KEPT, { recursive: true })
    .then(() => writeFile(own, JSON.stringify(kept)))
    .then(() => rename(own, file))
    .catch(() => undefined);
}

async function digestsOf(files: readonly string[]): Promise<Record<string, string>> {
  const contents = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), 'utf8')));
  return Object.fromEntries(files.map((file, at) => [file, digestOf(contents[at] as string)]));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
