import type { ReactNode } from 'react';
import { AppUpdate } from './app-update.tsx';
import { InstallHint } from './install-hint.tsx';
import { LeftoversHint } from './leftovers-hint.tsx';
import classes from './notices.module.css';
import { StaleSession } from './stale-session.tsx';
import { UnreceivedOrders } from './unreceived-orders.tsx';

/** What this shopper should know wherever they are; most of the time nothing. */
export function Notices(): ReactNode {
  return (
    <div className={`${classes.notices} no-print`}>
      <UnreceivedOrders />
      <StaleSession />
      <AppUpdate />
      <LeftoversHint />
      <InstallHint />
    </div>
  );
}
