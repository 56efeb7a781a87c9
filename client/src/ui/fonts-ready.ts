const FACES = ['400 1em "Figtree Variable"', '600 1em Fraunces'];

/**
 * Resolves when the shop's fonts are there, or after `patienceMs` at the latest: text that is drawn with its own font at once never moves.
 * Fonts that come later are used from the next page load on (`font-display: optional`).
 */
export async function fontsReady(patienceMs: number): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  const loaded = Promise.all(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([loaded.catch(() => undefined), late]);
}
