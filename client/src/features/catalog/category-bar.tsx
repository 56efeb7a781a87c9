import type { Category } from '@coffee-catalog/shared/catalog/item';
import { Bean, Coffee, Croissant, CupSoda, Filter, Heart, Leaf, type LucideIcon, PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../texts/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from './category-bar.module.css';

const ICONS: Readonly<Record<Category, LucideIcon>> = {
  espresso: Coffee,
  filter: Filter,
  beans: Bean,
  tea: Leaf,
  pastry: Croissant,
  gear: PackageOpen,
  cups: CupSoda,
};

type CategoryBarProps = {
  categories: readonly Category[];
  chosen: Category | undefined;
  onChoose: (category: Category | undefined) => void;
  /** Whether only favourites are shown, and how to change it; without it, there are none. */
  favourites: { pressed: boolean; onPress: () => void } | undefined;
};

/** The shelves as chips: one of them, or all. */
export function CategoryBar({ categories, chosen, onChoose, favourites }: CategoryBarProps): ReactNode {
  const say = useText();
  return (
    <fieldset className={classes.bar} aria-label={say('catalog.categories')}>
      <Chip pressed={chosen === undefined} onPress={() => onChoose(undefined)}>
        {say('catalog.all')}
      </Chip>
      {favourites === undefined ? null : (
        <Chip {...favourites} icon={<Heart aria-hidden size={17} />}>
          {say('catalog.favourites')}
        </Chip>
      )}
      {categories.map((category) => {
        const Icon = ICONS[category];
        return (
          <Chip
            key={category}
            pressed={chosen === category}
            onPress={() => onChoose(chosen === category ? undefined : category)}
            icon={<Icon aria-hidden size={17} />}
          >
            {say(`category.${category}`)}
          </Chip>
        );
      })}
    </fieldset>
  );
}
