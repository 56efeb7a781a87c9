import type { ComponentProps, ReactNode } from 'react';
import classes from './button.module.css';

/** How much a button asks for the eye: the one thing to do, a good second, one of several, or a remark. */
export type ButtonLook = {
  variant?: 'filled' | 'light' | 'default' | 'subtle' | undefined;
  size?: 'md' | 'sm' | undefined;
  fullWidth?: boolean | undefined;
};

type ButtonProps = ButtonLook & {
  leftSection?: ReactNode;
  /** Something is under way: it cannot be pressed again, and keeps its size. */
  loading?: boolean;
} & ComponentProps<'button'>;

/** A button with words. */
export function Button(props: ButtonProps): ReactNode {
  const {
    variant,
    size,
    fullWidth,
    leftSection,
    loading = false,
    disabled = false,
    className,
    children,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      {...buttonLook(
        { ...(variant && { variant }), ...(size && { size }), ...(fullWidth && { fullWidth }) },
        className,
      )}
      data-loading={loading}
      aria-busy={loading}
      disabled={disabled || loading}
    >
      {leftSection}
      {children}
    </button>
  );
}

/** The attributes that make an element look like a button: a link that is one of several ways on, say. */
export function buttonLook({ variant = 'filled', size = 'md', fullWidth = false }: ButtonLook, className?: string) {
  return {
    className: [classes.button, className].filter(Boolean).join(' '),
    'data-variant': variant,
    'data-size': size,
    'data-full': fullWidth,
  };
}
