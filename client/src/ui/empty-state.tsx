import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = {
  /** The file of a drawing in `public/drawings`, without `.svg`. */
  drawing: Drawing;
  title: string;
  children?: ReactNode;
  /** What to do next: a link or a button. */
  action?: ReactNode;
};

/** The drawings that exist. */
type Drawing = 'empty-cart' | 'no-orders' | 'not-found' | 'offline' | 'error' | 'no-results' | 'closed-door';

/** Nothing here, and why, and what to do about it. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={classes.empty}>
      <img src={`/drawings/${drawing}.svg`} alt="" width={200} height={160} decoding="async" />
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
