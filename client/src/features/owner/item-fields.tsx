import { ALLERGENS, CATEGORIES } from '@coffee-catalog/shared/catalog/item';
import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { AllergenIcon } from '../../ui/allergen-icon.tsx';
import { Chip } from '../../ui/chip.tsx';
import classes from './item-editor.module.css';
import type { ItemForm } from './item-form.ts';
import { PictureField } from './picture/picture-field.tsx';

type ItemFieldsProps = {
  form: UseFormReturnType<ItemForm>;
  currency: string;
  /** Another number: the field for the picture begins anew. */
  pictures: number;
  onPicture: (picture: Blob | undefined) => void;
};

/** What every item has. */
export function ItemFields({ form, currency, pictures, onPicture }: ItemFieldsProps): ReactNode {
  const say = useOwnerText();
  const { allergens } = form.values;
  return (
    <>
      <TextInput label={say('edit.name')} maxLength={80} {...form.getInputProps('name')} />
      <Textarea label={say('edit.description')} rows={3} maxLength={1000} {...form.getInputProps('description')} />
      <div className={classes.pair}>
        <TextInput
          label={say('edit.price')}
          description={say('edit.priceHint', { currency })}
          inputMode="decimal"
          {...form.getInputProps('price')}
        />
        <NativeSelect
          label={say('edit.category')}
          data={CATEGORIES.map((value) => ({ value, label: say(`category.${value}`) }))}
          {...form.getInputProps('category')}
        />
        <TextInput
          label={say('edit.order')}
          description={say('edit.orderHint')}
          inputMode="numeric"
          {...form.getInputProps('order')}
        />
      </div>
      <PictureField key={pictures} onPicture={onPicture} />
      <fieldset>
        <legend className={classes.label}>{say('edit.allergens')}</legend>
        <div className={classes.chips}>
          {ALLERGENS.map((allergen) => (
            <Chip
              key={allergen}
              pressed={allergens.includes(allergen)}
              icon={<AllergenIcon allergen={allergen} />}
              onPress={() =>
                form.setFieldValue(
                  'allergens',
                  ALLERGENS.filter((other) => allergens.includes(other) !== (other === allergen)),
                )
              }
            >
              {say(`allergen.${allergen}`)}
            </Chip>
          ))}
        </div>
      </fieldset>
      <Switch label={say('edit.available')} size="md" {...form.getInputProps('available', { type: 'checkbox' })} />
    </>
  );
}
