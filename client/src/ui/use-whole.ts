import { useDeferredValue, useEffect } from 'react';

/** Which screens were drawn whole since the app was loaded. */
const drawn = new Set<string>();

/**
 * Whether a long screen is drawn whole: at first only what fills the window, and the rest as soon as that is shown. A screen that was whole before is so at
 * once: whoever comes back to it finds the place where they left it.
 */
export function useWhole(screen: string): boolean {
  const whole = useDeferredValue(true, drawn.has(screen));
  useEffect(() => {
    if (whole) drawn.add(screen);
  }, [whole, screen]);
  return whole;
}
