import { type ReactNode, useEffect, useMemo } from 'react';
import { imageUrl } from '../../data/image-url.ts';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { AllergenIcon } from '../../ui/allergen-icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Price } from '../../ui/price.tsx';
import { textToAmount } from './amount-text.ts';
import classes from './item-editor.module.css';
import type { ItemForm } from './item-form.ts';

type ItemPreviewProps = { values: ItemForm; currency: string; picture: Blob | undefined };

/** What a shopper will see, while it is typed. */
export function ItemPreview({ values, currency, picture }: ItemPreviewProps): ReactNode {
  const say = useOwnerText();
  const chosen = useObjectUrl(picture);
  const amount = textToAmount(values.price, currency);
  const stored = values.image === null ? undefined : imageUrl(values.image);
  return (
    <aside className={classes.preview} aria-label={say('edit.preview')}>
      <h2>{say('edit.preview')}</h2>
      <div className={classes.card}>
        <Picture src={chosen ?? stored} size={320} eager />
        <h3>{values.name.trim() || say('edit.unnamed')}</h3>
        <Price
          className={classes.price}
          money={amount === undefined || amount < 0 ? undefined : { amount, currency }}
        />
        <p>{values.description}</p>
        {values.options.map((option, index) => (
          <p key={index} className={classes.hint}>
            {option.name}: {option.choices.map((choice) => choice.name).join(', ')}
          </p>
        ))}
        <div className={classes.chips}>
          {values.allergens.map((allergen) => (
            <Pill key={allergen} tone="plain" icon={<AllergenIcon allergen={allergen} />}>
              {say(`allergen.${allergen}`)}
            </Pill>
          ))}
          {values.available ? null : <Pill tone="wait">{say('owner.hidden')}</Pill>}
        </div>
      </div>
    </aside>
  );
}

/** An address for a file that was chosen and not sent yet; given back when another one is chosen. */
function useObjectUrl(file: Blob | undefined): string | undefined {
  const url = useMemo(() => (file === undefined ? undefined : URL.createObjectURL(file)), [file]);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );
  return url;
}
