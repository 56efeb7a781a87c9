import { normaliseText } from '../../ui/normalise-text.ts';

/** An id for something that has only a name yet: its letters and digits in ASCII, with a number where it is taken. Adds it to `taken`. */
export function idForName(name: string, taken: Set<string>): string {
  const plain = normaliseText(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain === '' ? 'choice' : plain;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
