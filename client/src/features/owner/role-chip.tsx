import type { ReactNode } from 'react';
import classes from '../../ui/chip.module.css';

type RoleChipProps = { label: string; text: string; on: boolean; onPress: () => void };

/** A role as a chip: said in full to who does not see whose row it stands in. */
export function RoleChip({ label, text, on, onPress }: RoleChipProps): ReactNode {
  return (
    <button type="button" className={classes.chip} aria-pressed={on} aria-label={label} onClick={onPress}>
      {text}
    </button>
  );
}
