import { type ChangeEvent, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 400;

type SavedText = {
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  onBlur: () => void;
};

/**
 * A text that is written while it is typed: after a pause, when the field is left, and when it goes away. What another device writes
 * shows only while this field is at rest.
 */
export function useSavedText(saved: string, save: (text: string) => void): SavedText {
  const [typed, setTyped] = useState<string>();
  const latest = useRef({ typed, save });
  useEffect(() => {
    latest.current = { typed, save };
  });
  const flush = () => {
    const { typed, save } = latest.current;
    if (typed === undefined) return;
    save(typed.trim());
    setTyped(undefined);
  };
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => latest.current.save(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(
    () => () => {
      const { typed, save } = latest.current;
      if (typed !== undefined) save(typed.trim());
    },
    [],
  );
  return { value: typed ?? saved, onChange: (event) => setTyped(event.currentTarget.value), onBlur: flush };
}
