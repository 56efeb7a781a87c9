import type { ComponentProps, ReactNode } from 'react';
import classes from './icon-button.module.css';

type IconButtonProps = { variant?: 'subtle' | 'default' | 'light'; 'aria-label': string } & ComponentProps<'button'>;

/** A button with a picture instead of words; its label says what it does. */
export function IconButton({ variant = 'subtle', className, children, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      data-variant={variant}
      className={[classes.button, className].filter(Boolean).join(' ')}
    >
      {children}
    </button>
  );
}
