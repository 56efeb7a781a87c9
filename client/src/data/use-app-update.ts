import { appUpdate } from './browser/app-update.ts';
import { useReadable } from './store/use-readable.ts';

/** Whether a new version of the app waits; `apply` reloads into it, and nothing else does. */
export function useAppUpdate(): { available: boolean; apply: () => void } {
  return { available: useReadable(appUpdate.available), apply: appUpdate.apply };
}
