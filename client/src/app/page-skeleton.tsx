import type { ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import classes from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';

/** What stands in for a screen until its code is there. */
export function PageSkeleton(): ReactNode {
  const say = useText();
  return (
    <div className={classes.page} data-width="narrow" aria-busy="true">
      <p className="visually-hidden">{say('loading')}</p>
      <Skeleton height={36} width="45%" />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </div>
  );
}
