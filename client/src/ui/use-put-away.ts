import { useCallback, useState } from 'react';

/** Whether this device's users have put a hint away, and how they do: once is for good. `hint` names it in the device's storage. */
export function usePutAway(hint: string): [isPutAway: boolean, putAway: () => void] {
  const storedAs = `coffee-catalog:${hint}`;
  const [isPutAway, setPutAway] = useState(() => localStorage.getItem(storedAs) !== null);
  const putAway = useCallback(() => {
    localStorage.setItem(storedAs, 'seen');
    setPutAway(true);
  }, [storedAs]);
  return [isPutAway, putAway];
}
