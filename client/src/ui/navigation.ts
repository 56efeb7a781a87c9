let navigated = false;

/** Whether the reader has moved from the page that was opened first: that one keeps the browser's own focus. */
export function hasNavigated(): boolean {
  return navigated;
}

/** Tells that a navigation inside the app happened. */
export function noteNavigation(): void {
  navigated = true;
}
