import type { Item } from '@coffee-catalog/shared/catalog/item';
import { type ReactNode, useId } from 'react';
import { useText } from '../../texts/use-text.ts';
import { AllergenIcon } from '../../ui/allergen-icon.tsx';
import { Pill } from '../../ui/pill.tsx';
import classes from './item-facts.module.css';

/** What is in it and where it comes from. */
export function ItemFacts({ item }: { item: Item }): ReactNode {
  const say = useText();
  const titleId = useId();
  return (
    <div className={classes.facts}>
      {item.details.length > 0 ? (
        <section aria-labelledby={titleId}>
          <h2 id={titleId} className={classes.title}>
            {say('item.details')}
          </h2>
          <dl className={classes.details}>
            {item.details.map(({ label, value }) => (
              <div key={label}>
                <dt>
                  <bdi>{label}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section>
        <h2 className={classes.title}>{say('item.allergens')}</h2>
        {item.allergens.length === 0 ? (
          <p className={classes.none}>{say('item.noAllergens')}</p>
        ) : (
          <ul className={classes.allergens}>
            {item.allergens.map((allergen) => (
              <li key={allergen}>
                <Pill tone="plain" icon={<AllergenIcon allergen={allergen} />}>
                  {say(`allergen.${allergen}`)}
                </Pill>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
