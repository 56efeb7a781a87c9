/** A sentence for people who listen to the page; `serial` tells the same sentence said twice apart. */
export type Announcement = { text: string; serial: number };

/** How many sentences stay in the live region: one that is replaced before it was read out is never heard. */
const KEPT = 5;

let announcements: readonly Announcement[] = [];
const listeners = new Set<() => void>();

/** Says a sentence through the page's live region, politely: after what is being read. */
export function announce(text: string): void {
  const serial = (announcements.at(-1)?.serial ?? 0) + 1;
  announcements = [...announcements, { text, serial }].slice(-KEPT);
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sentences in the live region, the newest last. */
export function latestAnnouncements(): readonly Announcement[] {
  return announcements;
}
