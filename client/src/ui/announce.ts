/** What was said last, for people who listen to the page; `serial` changes with every sentence, so that the same one is heard twice. */
export type Announcement = { text: string; serial: number };

let current: Announcement = { text: '', serial: 0 };
const listeners = new Set<() => void>();

/** Says a sentence through the page's live region, politely: after what is being read. */
export function announce(text: string): void {
  current = { text, serial: current.serial + 1 };
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sentence in the live region. */
export function currentAnnouncement(): Announcement {
  return current;
}
