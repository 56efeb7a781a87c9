import { ellipse, path } from '../parts/marks.ts';

/** The sizes of a notice's drawing: wider than high, on no background, because it stands on the page itself. */
export const NOTICE = { width: 400, height: 320 } as const;

/** A warm, see-through shape that lifts a drawing off a light page and off a dark one. */
export const ground = (): string =>
  path('M66 196C44 120 96 48 178 44S330 60 352 138 330 268 246 284 88 272 66 196Z', '#d59a62', { opacity: 0.2 }) +
  ellipse(52, 92, 9, 9, '#d59a62', { opacity: 0.22 }) +
  ellipse(362, 232, 12, 12, '#d59a62', { opacity: 0.22 }) +
  ellipse(340, 62, 6, 6, '#d59a62', { opacity: 0.3 });

/** The shadow under what stands on the page: visible on light pages, harmless on dark ones. */
export const rest = (cx: number, y: number, rx: number): string =>
  ellipse(cx + 4, y, rx * 1.1, rx * 0.17, '#5b3a26', { opacity: 0.16 }) +
  ellipse(cx + 2, y, rx * 0.92, rx * 0.12, '#5b3a26', { opacity: 0.22 });

/** The outline of what is missing. */
export const dashes = { 'stroke-dasharray': '2 11', opacity: 0.9 } as const;
