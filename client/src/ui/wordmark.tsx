import type { ReactNode } from 'react';
import classes from './wordmark.module.css';

/** The shop's sign: a cup seen from above, and its name. A name, not a text: it is the same in every language. */
export function Wordmark(): ReactNode {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden focusable="false">
        <circle cx="14.5" cy="16.5" r="12.5" className={classes.cup} />
        <path d="M25.2 10.6c3.4-.7 5.8 1 5.8 3.6s-2.6 4.6-5.6 4.4" className={classes.ear} />
        <circle cx="14.5" cy="16.5" r="9" className={classes.coffee} />
        <path
          d="M14.5 22.5c-3.6-2.2-5.6-4.2-5.6-6.6 0-3.4 4.4-4.2 5.6-1 1.2-3.2 5.6-2.4 5.6 1 0 2.4-2 4.4-5.6 6.6z"
          className={classes.foam}
        />
      </svg>
      <span className={classes.name}>Coffee Catalog</span>
    </span>
  );
}
