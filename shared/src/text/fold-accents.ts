const MARKS = /[\u0300-\u036f]/g;

/**
 * Letters with accents, and each one's letter without, at the same place: what Unicode's canonical decomposition (UAX #15) makes of a letter and marks
 * of the block "Combining Diacritical Marks". As two texts for engines that have no `String.prototype.normalize`: the QuickJS of CouchDB 3.5.2 has none.
 */
export const ACCENTED_LETTERS = findAccented();

/** The text without accents, Latin, Greek and Cyrillic alike; everything else stays. Made for comparing, not for showing. */
export function foldAccents(text: string): string {
  const { accented, plain } = ACCENTED_LETTERS;
  // oxlint-disable-next-line no-control-regex -- whatever is not ASCII
  const folded = text.replaceAll(/[^\u0000-\u007f]/g, (letter) => {
    const at = accented.indexOf(letter);
    return at < 0 ? letter : plain.charAt(at);
  });
  return folded.replaceAll(MARKS, '');
}

function findAccented(): { readonly accented: string; readonly plain: string } {
  let [accented, plain] = ['', ''];
  // The alphabets with such letters end before U+2000.
  for (let code = 0xc0; code < 0x2000; code += 1) {
    const letter = String.fromCharCode(code);
    const parts = letter.normalize('NFD');
    const bare = parts.replaceAll(MARKS, '');
    if (parts.length === 1 || bare.length !== 1) continue;
    accented += letter;
    plain += bare;
  }
  return { accented, plain };
}
