import type { ReactNode } from 'react';
import classes from './chip.module.css';

type ChipProps = { pressed: boolean; onPress: () => void; icon?: ReactNode; children: ReactNode };

/** A choice that is on or off. */
export function Chip({ pressed, onPress, icon, children }: ChipProps): ReactNode {
  return (
    <button type="button" className={classes.chip} aria-pressed={pressed} onClick={onPress}>
      {icon}
      {children}
    </button>
  );
}
