import { type ReactNode, useSyncExternalStore } from 'react';
import { currentAnnouncement, subscribeToAnnouncements } from './announce.ts';

/** Where announcements are heard. Once per page. */
export function LiveRegion(): ReactNode {
  const { text, serial } = useSyncExternalStore(subscribeToAnnouncements, currentAnnouncement);
  return (
    <output className="visually-hidden" aria-live="polite">
      <span key={serial}>{text}</span>
    </output>
  );
}
