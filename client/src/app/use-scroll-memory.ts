import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { noteNavigation } from '../ui/navigation.ts';
import { hidePageToasts } from '../ui/toast-queue.ts';

/** A new page starts at its top; going back finds the place that was left. */
export function useScrollMemory(): void {
  const [path] = useLocation();
  const places = useRef(new Map<string, number>());
  const current = useRef(path);
  const goingBack = useRef(false);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => places.current.set(current.current, scrollY);
    const back = () => {
      goingBack.current = true;
    };
    addEventListener('scroll', remember, { passive: true });
    addEventListener('popstate', back);
    return () => {
      removeEventListener('scroll', remember);
      removeEventListener('popstate', back);
    };
  }, []);

  useLayoutEffect(() => {
    if (current.current === path) return;
    current.current = path;
    noteNavigation();
    hidePageToasts();
    const place = goingBack.current ? (places.current.get(path) ?? 0) : 0;
    goingBack.current = false;
    scrollTo(0, place);
  }, [path]);
}
