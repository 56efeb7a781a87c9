import { ALLERGENS, type Allergen } from '@coffee-catalog/shared/catalog/item';
import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../texts/use-text.ts';
import { AllergenIcon } from '../../ui/allergen-icon.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { type CatalogFilter, NO_FILTER } from './catalog-filter.ts';
import classes from './filter-sheet.module.css';
import { changeFilter } from './use-catalog-filter.ts';

type FilterSheetProps = {
  open: boolean;
  onClose: () => void;
  filter: CatalogFilter;
  currency: string;
  /** How many items are left to be seen. */
  found: number;
  withFavourites: boolean;
};

const PRICES = [300, 500, 1000, 2000];

/** What one does not eat, how much one spends, and what one likes. Every tap shows at once behind the sheet. */
export function FilterSheet({ open, onClose, filter, currency, found, withFavourites }: FilterSheetProps): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const footer = (
    <>
      <Button variant="default" onClick={() => changeFilter({ ...NO_FILTER, category: filter.category })}>
        {say('catalog.clearFilters')}
      </Button>
      <Button onClick={onClose}>{say('catalog.show', { count: found })}</Button>
    </>
  );
  return (
    <Sheet title={say('catalog.filters')} open={open} onClose={onClose} footer={footer}>
      {withFavourites ? (
        <Chip pressed={filter.onlyFavourites} onPress={() => changeFilter({ onlyFavourites: !filter.onlyFavourites })}>
          {say('catalog.onlyFavourites')}
        </Chip>
      ) : null}
      <fieldset className={classes.group}>
        <legend>{say('catalog.without')}</legend>
        {ALLERGENS.map((allergen) => (
          <Chip
            key={allergen}
            pressed={filter.without.includes(allergen)}
            onPress={() => changeFilter({ without: toggle(filter.without, allergen) })}
            icon={<AllergenIcon allergen={allergen} />}
          >
            {say(`allergen.${allergen}`)}
          </Chip>
        ))}
      </fieldset>
      <fieldset className={classes.group}>
        <legend>{say('catalog.price')}</legend>
        {PRICES.map((amount) => (
          <Chip
            key={amount}
            pressed={filter.upTo === amount}
            onPress={() => changeFilter({ upTo: filter.upTo === amount ? undefined : amount })}
          >
            {say('catalog.upTo', { price: formatMoney({ amount, currency }, locale) })}
          </Chip>
        ))}
      </fieldset>
    </Sheet>
  );
}

function toggle(without: readonly Allergen[], allergen: Allergen): Allergen[] {
  return without.includes(allergen) ? without.filter((other) => other !== allergen) : [...without, allergen];
}
