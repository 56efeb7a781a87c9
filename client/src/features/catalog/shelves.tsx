import type { ReactNode } from 'react';
import { useText } from '../../texts/use-text.ts';
import { useMedia } from '../../ui/use-media.ts';
import { useWhole } from '../../ui/use-whole.ts';
import { byCategory } from './catalog-filter.ts';
import { Shelf } from './shelf.tsx';
import type { FoundItems } from './use-found-items.ts';
import type { ShelfActions } from './use-shelf-actions.ts';

/** How many cards fill the first screen, and of how many the picture is seen whole: the rest of the shop is drawn right after them. */
const ON_A_PHONE = { cards: 6, pictures: 4 };
const ON_MORE = { cards: 12, pictures: 6 };

/** What was found, on its shelves: what this shopper usually takes first, then by category; hits of a search by how well they fit. */
export function Shelves({ found, actions }: { found: FoundItems; actions: ShelfActions }): ReactNode {
  const say = useText();
  const whole = useWhole('catalog');
  const first = useMedia('(min-width: 48em)') ? ON_MORE : ON_A_PHONE;
  if (found.query.trim() !== '') {
    return <Shelf title={say('catalog.results')} items={found.items} actions={actions} eager={first.pictures} />;
  }
  const usual = found.filter.category === undefined ? found.usual : [];
  const items = whole ? found.items : found.items.slice(0, first.cards);
  return (
    <>
      {usual.length > 0 ? (
        <Shelf title={say('catalog.usual')} items={usual} actions={actions} row eager={first.pictures} />
      ) : null}
      {byCategory(items).map(({ category, items }, index) => (
        <Shelf
          key={category}
          title={say(`category.${category}`)}
          items={items}
          actions={actions}
          eager={index === 0 ? first.pictures : 0}
        />
      ))}
    </>
  );
}
