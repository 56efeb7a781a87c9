import { group, path } from './marks.ts';
import { inside } from './paint.ts';
import type { Tone } from './palette.ts';

interface Relief {
  /** How far the shaded side reaches in from the right and from below. */
  readonly dx?: number;
  readonly dy?: number;
  /** How far the lit edge reaches in from the left and from above. */
  readonly rim?: number;
}

/** Any outline as a body lit from the top left: a shaded side on the right and below, a lit edge on the left. */
export const lit = (
  d: string,
  tone: Tone,
  { dx = 12, dy = 6, rim = 4 }: Relief = {},
  ...marks: readonly string[]
): string =>
  path(d, tone.shade) +
  group(
    { 'clip-path': inside(d) },
    path(d, tone.light, { transform: `translate(${-dx} ${-dy})` }),
    rim > 0
      ? group(
          { transform: `translate(${-dx} ${-dy})` },
          group({ 'clip-path': inside(d) }, path(d, tone.base, { transform: `translate(${rim} ${rim})` })),
        )
      : path(d, tone.base, { transform: `translate(${-dx} ${-dy})` }),
    ...marks,
  );

/** Marks that show only inside an outline. */
export const cutTo = (d: string, ...marks: readonly string[]): string => group({ 'clip-path': inside(d) }, ...marks);
