import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import classes from './book-waits.module.css';

/** How long until the shop is asked again. */
const AGAIN_MS = 5_000;

/**
 * The shop cannot say yet: after an import or a long closure its index of the book is built, which takes minutes for a hundred thousand orders
 * (decision 0031). Asks again by itself for as long as the page is open, and says that it does.
 */
export function BookWaits({ asking, again }: { asking: boolean; again: () => void }): ReactNode {
  const say = useOwnerText();
  const [waiting, setWaiting] = useState(true);
  const ask = useRef(again);
  useEffect(() => {
    ask.current = again;
  });
  useEffect(() => {
    if (!waiting || asking) return undefined;
    const timer = setTimeout(() => ask.current(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [asking, waiting]);
  return (
    <output aria-busy={waiting} className={classes.waits}>
      <Notice
        tone="wait"
        title={say('book.waits')}
        actions={
          <Button size="sm" variant="default" onClick={() => setWaiting(!waiting)}>
            {say(waiting ? 'book.stopWaiting' : 'owner.again')}
          </Button>
        }
      >
        {say('book.waitsText')}
      </Notice>
      {waiting ? <Skeleton height={240} radius="lg" /> : null}
    </output>
  );
}
