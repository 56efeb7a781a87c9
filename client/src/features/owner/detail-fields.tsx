import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './item-editor.module.css';
import type { ItemForm } from './item-form.ts';

/** Facts of an item that are shown as rows: origin, roast, weight. */
export function DetailFields({ form }: { form: UseFormReturnType<ItemForm> }): ReactNode {
  const say = useOwnerText();
  return (
    <section className={classes.fields} aria-labelledby="edit-details">
      <h2 id="edit-details">{say('edit.details')}</h2>
      {form.values.details.map((detail, index) => (
        <div key={index} className={`${classes.row} ${classes.wideRow}`}>
          <TextInput label={say('edit.detailLabel')} maxLength={40} {...form.getInputProps(`details.${index}.label`)} />
          <TextInput
            label={say('edit.detailValue')}
            maxLength={120}
            {...form.getInputProps(`details.${index}.value`)}
          />
          <IconButton
            aria-label={say('edit.removeDetail', { name: detail.label })}
            onClick={() => form.removeListItem('details', index)}
          >
            <Trash2 aria-hidden size={18} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<Plus aria-hidden size={18} />}
          onClick={() => form.insertListItem('details', { label: '', value: '' })}
        >
          {say('edit.addDetail')}
        </Button>
      </div>
    </section>
  );
}
