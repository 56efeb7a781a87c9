import { type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { CatalogPage } from '../features/catalog/catalog-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { AccountPage, AddDevicePage, CartPage, ItemPage, OrderPage, OrdersPage, OwnerArea } from './pages.ts';
import { PreloadPages } from './preload-pages.tsx';
import { useScrollMemory } from './use-scroll-memory.ts';

/** Which address shows which screen. */
export function Routes(): ReactNode {
  useScrollMemory();
  return (
    <Suspense fallback={<PageSkeleton />}>
      <PreloadPages />
      <Switch>
        <Route path="/">
          <CatalogPage />
        </Route>
        <Route path="/item/:id">{({ id }) => <ItemPage key={id} itemId={id} />}</Route>
        <Route path="/cart">
          <CartPage />
        </Route>
        <Route path="/orders">
          <OrdersPage />
        </Route>
        <Route path="/order/:id">{({ id }) => <OrderPage key={id} orderId={id} />}</Route>
        <Route path="/account">
          <AccountPage />
        </Route>
        <Route path="/add-device">
          <AddDevicePage />
        </Route>
        <Route path="/owner" nest>
          <OwnerArea />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
