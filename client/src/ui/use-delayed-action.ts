import { useCallback, useEffect, useRef, useState } from 'react';
import { TOAST_MS } from './toast-queue.ts';

type DelayedAction = { waiting: boolean; start: () => void; stop: () => void };

/**
 * Does something that cannot be taken back only when the time for undoing it is over; at once when the page is left or the app closed, since
 * the wish was said.
 */
export function useDelayedAction(act: () => Promise<void>): DelayedAction {
  const [waiting, setWaiting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setWaiting(false);
  }, []);
  const finish = useCallback(() => {
    if (timer.current === undefined) return;
    stop();
    void latest.current();
  }, [stop]);
  const start = () => {
    stop();
    timer.current = setTimeout(finish, TOAST_MS);
    setWaiting(true);
  };
  useEffect(() => {
    addEventListener('pagehide', finish);
    return () => {
      removeEventListener('pagehide', finish);
      finish();
    };
  }, [finish]);
  return { waiting, start, stop };
}
