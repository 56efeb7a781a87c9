import type { ReactNode } from 'react';
import { useText } from '../../texts/use-text.ts';
import { byCategory } from './catalog-filter.ts';
import { Shelf } from './shelf.tsx';
import type { FoundItems } from './use-found-items.ts';
import type { ShelfActions } from './use-shelf-actions.ts';

/** How many pictures the first screen shows on most devices. */
const FIRST_SCREEN = 6;

/** What was found, on its shelves: what this shopper usually takes first, then by category; hits of a search by how well they fit. */
export function Shelves({ found, actions }: { found: FoundItems; actions: ShelfActions }): ReactNode {
  const say = useText();
  if (found.query.trim() !== '') {
    return <Shelf title={say('catalog.results')} items={found.items} actions={actions} eager={FIRST_SCREEN} />;
  }
  const usual = found.filter.category === undefined ? found.usual : [];
  return (
    <>
      {usual.length > 0 ? (
        <Shelf title={say('catalog.usual')} items={usual} actions={actions} row eager={FIRST_SCREEN} />
      ) : null}
      {byCategory(found.items).map(({ category, items }, index) => (
        <Shelf
          key={category}
          title={say(`category.${category}`)}
          items={items}
          actions={actions}
          eager={index === 0 ? FIRST_SCREEN : 0}
        />
      ))}
    </>
  );
}
