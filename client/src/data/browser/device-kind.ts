import type { DeviceKind } from '@coffee-catalog/shared/users/profile';

/** What a user would call the device of this browser, by what the browser says of itself: a guess, only ever used for a word in a sentence. */
export function deviceKindOf({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): DeviceKind {
  // An iPad says that it is a Mac; no Mac has a touch screen. An Android tablet is the one that does not say "Mobile".
  const isPad = /iPad|Tablet/i.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (isPad || (/Android/.test(userAgent) && !/Mobile/.test(userAgent))) return 'tablet';
  return /Mobi|iPhone|Android/.test(userAgent) ? 'phone' : 'computer';
}
