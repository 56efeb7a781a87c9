import { type ReactNode, useSyncExternalStore } from 'react';
import { latestAnnouncements, subscribeToAnnouncements } from './announce.ts';

/** Where announcements are heard: each as it is added. Once per page. */
export function LiveRegion(): ReactNode {
  const announcements = useSyncExternalStore(subscribeToAnnouncements, latestAnnouncements);
  return (
    <output className="visually-hidden" aria-live="polite" aria-atomic="false">
      {announcements.map(({ text, serial }) => (
        <span key={serial}>{text} </span>
      ))}
    </output>
  );
}
