import type { ReactNode } from 'react';
import classes from './skeleton.module.css';

type SkeletonProps = {
  /** In CSS pixels; without it, the class says how tall. */
  height?: number;
  width?: number | string;
  radius?: 'md' | 'lg' | 'xl';
  className?: string | undefined;
};

/** The place of something that is on its way, as large as it will be. */
export function Skeleton({ height, width, radius = 'md', className }: SkeletonProps): ReactNode {
  return (
    <span
      aria-hidden
      className={[classes.skeleton, className].filter(Boolean).join(' ')}
      style={{ height, width, borderRadius: `var(--radius-${radius})` }}
    />
  );
}
