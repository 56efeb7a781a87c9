import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { useSession } from '../../data/use-session.ts';
import { OwnerTextsProvider, useOwnerText } from '../../texts/owner-texts.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormKit } from '../../ui/form-kit.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangesPage } from './history/changes-page.tsx';
import { ItemEditorPage } from './item-editor-page.tsx';
import { ItemsPage } from './items-page.tsx';
import { OrdersBookPage } from './orders-book-page.tsx';
import { ParkedPage } from './parked-page.tsx';
import { UserPage } from './people/user-page.tsx';
import { PricesPage } from './prices/prices-page.tsx';
import { StockPage } from './stock/stock-page.tsx';
import { UsersPage } from './users-page.tsx';

/** What reads spreadsheets is loaded by who wants to. */
const CsvRoom = lazy(async () => ({ default: (await import('./csv/csv-page.tsx')).CsvPage }));

/** The owner's rooms: the menu, people, orders, and what our own failures have parked. */
export function OwnerArea(): ReactNode {
  return (
    <Suspense fallback={<Skeleton height={240} />}>
      <OwnerTextsProvider>
        <FormKit>
          <Rooms />
        </FormKit>
      </OwnerTextsProvider>
    </Suspense>
  );
}

function Rooms(): ReactNode {
  const session = useSession();
  if (session.kind === 'loading') return <Skeleton height={240} />;
  if (session.kind === 'guest' || !session.session.roles.includes('bluebottle')) return <Closed />;
  return (
    <Switch>
      <Route path="/items/:id">{({ id }) => <ItemEditorPage key={id} itemId={id} />}</Route>
      <Route path="/stock">
        <StockPage />
      </Route>
      <Route path="/prices">
        <PricesPage />
      </Route>
      <Route path="/csv">
        <CsvRoom />
      </Route>
      <Route path="/changes">
        <ChangesPage />
      </Route>
      <Route path="/users/:uid">
        {({ uid }) => <UserPage key={uid} uid={uid} ownUserId={session.session.userId} />}
      </Route>
      <Route path="/users">
        <UsersPage ownUserId={session.session.userId} />
      </Route>
      <Route path="/orders">
        <OrdersBookPage />
      </Route>
      <Route path="/parked">
        <ParkedPage />
      </Route>
      <Route>
        <ItemsPage />
      </Route>
    </Switch>
  );
}

function Closed(): ReactNode {
  const say = useOwnerText();
  return (
    <Page title={say('owner.title')}>
      <EmptyState
        drawing="closed-door"
        title={say('owner.closed')}
        action={<ButtonLink href="~/account?next=/owner">{say('account.signIn')}</ButtonLink>}
      >
        {say('owner.closedText')}
      </EmptyState>
    </Page>
  );
}
