import { type ReactNode, useEffect } from 'react';
import { useCatalog } from '../data/use-catalog.ts';
import { preloadPages } from './pages.ts';

/** Fetches the other screens once this device knows what the shop sells: while it reads that, it looks idle, and is not. Draws nothing. */
export function PreloadPages(): ReactNode {
  const known = useCatalog().state !== 'loading';
  useEffect(() => {
    if (known) preloadPages();
  }, [known]);
  return null;
}
