import { type ReactNode, Suspense } from 'react';
import { Link, useLocation } from 'wouter';
import { Notices } from '../features/notices/notices.tsx';
import { SyncBadge } from '../features/notices/sync-badge.tsx';
import { useText } from '../texts/use-text.ts';
import { LiveRegion } from '../ui/live-region.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { useMedia } from '../ui/use-media.ts';
import { Wordmark } from '../ui/wordmark.tsx';
import classes from './layout.module.css';
import { MainNavigation } from './main-navigation.tsx';
import { CartPanel } from './pages.ts';

/** What surrounds every screen: the shop's name, where to go, how the connection is, and on wide screens the cart beside the shelves. */
export function Layout({ children }: { children: ReactNode }): ReactNode {
  const say = useText();
  const [path] = useLocation();
  const wide = useMedia('(min-width: 75em)');
  const withCart = wide && (path === '/' || path.startsWith('/item/'));
  return (
    <>
      <a className={classes.skip} href="#main">
        {say('layout.skip')}
      </a>
      <header className={`${classes.header} no-print`}>
        <div className={classes.bar}>
          <Link href="/" className={classes.home} aria-label={say('layout.home')}>
            <Wordmark />
          </Link>
          <MainNavigation />
          <SyncBadge />
        </div>
      </header>
      <div className={classes.columns} data-with-cart={withCart}>
        <main id="main" tabIndex={-1} className={classes.main}>
          <Notices />
          {children}
        </main>
        {withCart ? (
          <aside className={classes.aside} aria-label={say('layout.cart')}>
            <Suspense fallback={null}>
              <CartPanel />
            </Suspense>
          </aside>
        ) : null}
      </div>
      <Toasts />
      <LiveRegion />
    </>
  );
}
