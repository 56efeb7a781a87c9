import type { ReactNode } from 'react';
import { useText } from '../../texts/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import classes from './shelf.module.css';

/** The shelves before their items are known: as tall as they will be. */
export function CatalogSkeleton(): ReactNode {
  const say = useText();
  return (
    <div className={classes.shelf} aria-busy="true">
      <p className="visually-hidden">{say('loading')}</p>
      <Skeleton height={40} width="70%" radius="xl" />
      <Skeleton height={26} width="8rem" />
      <div className={classes.grid} aria-hidden>
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} height={250} radius="lg" />
        ))}
      </div>
    </div>
  );
}
