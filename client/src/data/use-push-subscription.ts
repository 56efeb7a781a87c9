import { useEffect } from 'react';
import { shop } from './browser/shop.ts';
import { useNotificationPermission } from './notification-permission.ts';
import type { PushBrowser } from './push/keep-push-subscription.ts';
import { useSession } from './use-session.ts';

/** Keeps this device reachable while the app is closed, as long as its user is signed in and allows notifications. */
export function usePushSubscription(language: 'en' | 'de' | 'ar'): void {
  const session = useSession();
  const { state } = useNotificationPermission();
  const userId = session.kind === 'signed-in' ? session.session.userId : undefined;
  const owner = session.kind === 'signed-in' && session.session.roles.includes('bluebottle');
  const isGuest = session.kind === 'guest';
  useEffect(() => {
    if (userId === undefined && !isGuest) return;
    if (state !== 'granted') return;
    void follow(userId === undefined ? undefined : { userId, language, owner });
  }, [userId, owner, isGuest, state, language]);
}

/** Never rejects: the app tells by itself while it is open, and the next start tries again. */
async function follow(of: { userId: string; language: 'en' | 'de' | 'ar'; owner: boolean } | undefined): Promise<void> {
  const [{ keepPushSubscription, endPushSubscription }, push] = await Promise.all([
    import('./push/keep-push-subscription.ts'),
    pushOfBrowser(),
  ]).catch(() => []);
  if (keepPushSubscription === undefined || endPushSubscription === undefined) return;
  const followed =
    of === undefined ? endPushSubscription(shop.device, push) : keepPushSubscription(shop.device, push, of);
  await followed.catch(() => undefined);
}

async function pushOfBrowser(): Promise<PushBrowser> {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.pushManager;
}
