import { CATEGORIES } from '@coffee-catalog/shared/catalog/item';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../data/use-session.ts';
import { useSync } from '../../data/use-sync.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Unreadable } from '../../ui/unreadable.tsx';
import { useNow } from '../../ui/use-now.ts';
import { countFilters, NO_FILTER } from './catalog-filter.ts';
import classes from './catalog-page.module.css';
import { CatalogSkeleton } from './catalog-skeleton.tsx';
import { CategoryBar } from './category-bar.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { FirstHint } from './first-hint.tsx';
import { greetingFor } from './greeting.ts';
import { Shelves } from './shelves.tsx';
import { changeFilter, changeQuery } from './use-catalog-filter.ts';
import { useFoundItems } from './use-found-items.ts';
import { useShelfActions } from './use-shelf-actions.ts';

/** The shop's front: what there is, what this shopper usually takes, and a search that forgives. */
export function CatalogPage(): ReactNode {
  const say = useText();
  const session = useSession();
  const found = useFoundItems();
  const actions = useShelfActions();
  const [filtering, setFiltering] = useState(false);
  const name = session.kind === 'signed-in' ? session.session.name.trim().split(/\s+/)[0] : undefined;
  const greeting = greetingFor(new Date(useNow()).getHours());
  const filters = countFilters(found.filter);
  return (
    <Page
      title={say('catalog.title')}
      heading={say('catalog.heading')}
      eyebrow={
        <span data-greeting>
          {name ? say('catalog.greetingName', { greeting: say(greeting), name }) : say(greeting)}
        </span>
      }
    >
      <FirstHint />
      <div className={classes.tools}>
        <SearchField
          label={say('catalog.search')}
          hint={say('catalog.searchHint')}
          value={found.query}
          onChange={changeQuery}
        />
        <Button
          variant={filters === 0 ? 'default' : 'filled'}
          className={classes.filters}
          aria-haspopup="dialog"
          aria-label={say('catalog.openFilters', { count: filters })}
          onClick={() => setFiltering(true)}
        >
          <SlidersHorizontal aria-hidden size={20} />
          {filters === 0 ? null : <span aria-hidden>{filters}</span>}
        </Button>
      </div>
      {found.state === 'done' ? (
        <>
          <CategoryBar
            categories={CATEGORIES.filter((category) => found.all.some((item) => item.category === category))}
            chosen={found.filter.category}
            onChoose={(category) => changeFilter({ category })}
            favourites={
              found.hasFavourites || found.filter.onlyFavourites
                ? {
                    pressed: found.filter.onlyFavourites,
                    onPress: () => changeFilter({ onlyFavourites: !found.filter.onlyFavourites }),
                  }
                : undefined
            }
          />
          <output className="visually-hidden">
            {found.narrowed ? say('catalog.found', { count: found.items.length }) : ''}
          </output>
          {found.items.length > 0 ? <Shelves found={found} actions={actions} /> : null}
        </>
      ) : null}
      {found.state === 'loading' ? <CatalogSkeleton /> : null}
      {found.state === 'error' ? <Unreadable /> : null}
      {found.state === 'done' && found.items.length === 0 ? <Nothing hasItems={found.all.length > 0} /> : null}
      <FilterSheet
        open={filtering}
        onClose={() => setFiltering(false)}
        filter={found.filter}
        currency={found.all[0]?.price.currency ?? 'EUR'}
        found={found.items.length}
        withFavourites={actions.toggleFavourite !== undefined}
      />
    </Page>
  );
}

/** Nothing to show: nothing matches, or this device has never heard of the catalog. */
function Nothing({ hasItems }: { hasItems: boolean }): ReactNode {
  const say = useText();
  const offline = useSync().kind === 'offline';
  const clear = () => {
    changeQuery('');
    changeFilter(NO_FILTER);
  };
  if (hasItems) {
    return (
      <EmptyState
        drawing="no-results"
        title={say('catalog.nothing')}
        action={<Button onClick={clear}>{say('catalog.showAll')}</Button>}
      >
        {say('catalog.nothingText')}
      </EmptyState>
    );
  }
  if (!offline) return <CatalogSkeleton />;
  return (
    <EmptyState
      drawing="offline"
      title={say('catalog.offline')}
      action={<Button onClick={() => location.reload()}>{say('error.reload')}</Button>}
    >
      {say('catalog.offlineText')}
    </EmptyState>
  );
}
