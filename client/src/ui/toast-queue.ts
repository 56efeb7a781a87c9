import { announce } from './announce.ts';

/** A sentence that appears for a while, with at most one thing to do: to undo, or to go somewhere. */
export type Toast = {
  message: string;
  action?: { label: string; run: () => void };
  /** It speaks of the page it appeared on and goes with it. */
  ofPage?: boolean;
};
export type ShownToast = Toast & { id: number };

/** How long a toast stays when nobody looks at it. Long enough to read it and to reach its button (WCAG 2.2, 2.2.1). */
export const TOAST_MS = 8_000;

let toasts: readonly ShownToast[] = [];
let waiting: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** Shows a toast, at most two at a time, and says it aloud: right after the next frame, in which a slow phone shows what the tap itself did. */
export function showToast(toast: Toast): void {
  lastId += 1;
  waiting = [...waiting, { ...toast, id: lastId }];
  if (waiting.length === 1) requestAnimationFrame(() => setTimeout(showWaiting));
}

function showWaiting(): void {
  const shown = waiting;
  waiting = [];
  if (shown.length > 0) change([...toasts, ...shown].slice(-2));
  for (const { message } of shown) announce(message);
}

/** Takes a toast away. */
export function hideToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** The reader goes to another page: what spoke of this one goes. */
export function hidePageToasts(): void {
  waiting = waiting.filter(({ ofPage }) => !ofPage);
  if (toasts.some(({ ofPage }) => ofPage)) change(toasts.filter(({ ofPage }) => !ofPage));
}

/** For `useSyncExternalStore`. */
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The toasts on the screen, oldest first. */
export function currentToasts(): readonly ShownToast[] {
  return toasts;
}

function change(next: readonly ShownToast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
