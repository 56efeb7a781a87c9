import { useEffect, useState } from 'react';

const LONG_MS = 4_000;

/** Whether something that is under way takes so long that its reader should be told why. */
export function useTakesLong(underWay: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!underWay) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [underWay]);
  return underWay && long;
}
