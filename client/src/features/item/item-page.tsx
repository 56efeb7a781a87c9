import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { imageUrl } from '../../data/image-url.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useText } from '../../texts/use-text.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AddToCart } from './add-to-cart.tsx';
import { FavouriteButton } from './favourite-button.tsx';
import { ItemFacts } from './item-facts.tsx';
import classes from './item-page.module.css';

/** One thing of the shop: how it looks, what is in it, how it can be had, and into the cart. */
export function ItemPage({ itemId }: { itemId: string }): ReactNode {
  const say = useText();
  const { state, byId } = useCatalog();
  const item = byId.get(itemId)?.item;
  if (item === undefined) return state === 'done' ? <Unknown /> : <ItemSkeleton />;
  return (
    <div className={classes.item} data-item={itemId}>
      <Page
        title={item.name}
        heading={<bdi>{item.name}</bdi>}
        eyebrow={
          <Link href="/" className={classes.back}>
            <ChevronLeft aria-hidden size={18} className={classes.chevron} />
            {say(`category.${item.category}`)}
          </Link>
        }
        aside={<FavouriteButton itemId={itemId} name={item.name} />}
      >
        <div className={classes.columns}>
          <Picture
            className={classes.picture}
            src={item.image === null ? undefined : imageUrl(item.image)}
            size={560}
            eager
          />
          <div className={classes.words}>
            <p className={classes.description}>
              <bdi>{item.description}</bdi>
            </p>
            <AddToCart item={item} />
            <ItemFacts item={item} />
          </div>
        </div>
      </Page>
    </div>
  );
}

function Unknown(): ReactNode {
  const say = useText();
  return (
    <Page title={say('item.unknown')}>
      <EmptyState
        drawing="not-found"
        title={say('item.unknownLead')}
        action={<ButtonLink href="/">{say('notFound.action')}</ButtonLink>}
      >
        {say('item.unknownText')}
      </EmptyState>
    </Page>
  );
}

function ItemSkeleton(): ReactNode {
  const say = useText();
  return (
    <Page title={say('loading')} heading={<Skeleton height={36} width={220} />}>
      <div className={classes.columns} aria-busy="true">
        <Skeleton className={classes.picture} radius="lg" />
        <div className={classes.words}>
          <Skeleton height={72} />
          <Skeleton height={96} />
          <Skeleton height={96} />
        </div>
      </div>
    </Page>
  );
}
