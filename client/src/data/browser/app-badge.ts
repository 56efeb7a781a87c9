/** The number on the app's icon (W3C Badging API), where there is one and the app is installed; 0 takes it away. */
export function showAppBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  // Not installed, or forbidden: what it would say stands in the app.
  shown.catch(() => undefined);
}
