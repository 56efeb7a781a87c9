import type { ReactNode } from 'react';
import { useAppBadge } from '../../data/use-app-badge.ts';
import { usePushSubscription } from '../../data/use-push-subscription.ts';
import { useLanguage } from '../../texts/language-provider.tsx';
import { AppUpdate } from './app-update.tsx';
import { InstallHint } from './install-hint.tsx';
import { LeftoversHint } from './leftovers-hint.tsx';
import { MergeNotices } from './merge-notices.tsx';
import classes from './notices.module.css';
import { useOrderNews } from './order-news.ts';
import { SlowOpening } from './slow-opening.tsx';
import { StaleSession } from './stale-session.tsx';
import { UnkeptCart } from './unkept-cart.tsx';
import { UnreceivedOrders } from './unreceived-orders.tsx';
import { WrongClock } from './wrong-clock.tsx';

/** What this shopper should know wherever they are; most of the time nothing. */
export function Notices(): ReactNode {
  const { language } = useLanguage();
  usePushSubscription(language);
  useAppBadge();
  useOrderNews();
  return (
    <div className={`${classes.notices} no-print`} data-notices>
      <SlowOpening />
      <UnreceivedOrders />
      <UnkeptCart />
      <StaleSession />
      <WrongClock />
      <AppUpdate />
      <MergeNotices />
      <LeftoversHint />
      <InstallHint />
    </div>
  );
}
