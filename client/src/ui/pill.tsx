import type { ReactNode } from 'react';
import classes from './pill.module.css';

/** `good`: done. `wait`: under way. `bad`: needs a look. `plain`: only said. */
export type Tone = 'good' | 'wait' | 'bad' | 'plain' | 'accent';

/** A short state in words, its colour never the only sign. */
export function Pill({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <span className={classes.pill} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
