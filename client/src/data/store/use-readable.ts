import { useSyncExternalStore } from 'react';
import type { Readable } from './store.ts';

/** A readable's value; the component is shown anew when it changes. */
export function useReadable<T>({ get, subscribe }: Readable<T>): T {
  return useSyncExternalStore(subscribe, get, get);
}
