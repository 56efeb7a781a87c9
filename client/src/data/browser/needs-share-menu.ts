/**
 * Whether this browser installs only by hand: Safari on iPhone and iPad offers no prompt (it has none of Chromium's `beforeinstallprompt`), and deletes what a page keeps after
 * seven days without a visit unless it is installed. Never once it is.
 */
export function needsShareMenu(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad says that it is a Mac, but has a screen to touch.
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return isApple && !matchMedia('(display-mode: standalone)').matches;
}
