import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Replaces `find` with `replace` in `file` (a path below `root`) and gives the function that undoes it.
 * Throws when `find` does not occur exactly once: the mutant then no longer says what it is about.
 */
export function applyPatch(root, { name, file, find, replace }) {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  const occurrences = source.split(find).length - 1;
  if (occurrences !== 1) throw new Error(`mutant “${name}”: its text occurs ${occurrences} times in ${file}, not once`);
  if (find === replace) throw new Error(`mutant “${name}” changes nothing in ${file}`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  return () => writeFileSync(path, source);
}
