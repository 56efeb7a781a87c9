import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './item-editor.module.css';
import { EMPTY_CHOICE, EMPTY_OPTION, type ItemForm } from './item-form.ts';

/** What people choose about an item, and what each choice adds to its price. */
export function OptionFields({ form }: { form: UseFormReturnType<ItemForm> }): ReactNode {
  const say = useOwnerText();
  return (
    <section className={classes.fields} aria-labelledby="edit-options">
      <h2 id="edit-options">{say('edit.options')}</h2>
      <p className={classes.hint}>{say('edit.optionsText')}</p>
      {form.values.options.map((option, index) => (
        <OneOption key={`${option.id} ${index}`} form={form} index={index} />
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<Plus aria-hidden size={18} />}
          onClick={() => form.insertListItem('options', structuredClone(EMPTY_OPTION))}
        >
          {say('edit.addOption')}
        </Button>
      </div>
    </section>
  );
}

function OneOption({ form, index }: { form: UseFormReturnType<ItemForm>; index: number }): ReactNode {
  const say = useOwnerText();
  const path = `options.${index}`;
  const choices = form.values.options[index]?.choices ?? [];
  return (
    <fieldset className={classes.group}>
      <legend>{say('edit.option', { number: index + 1 })}</legend>
      <TextInput label={say('edit.optionName')} maxLength={60} {...form.getInputProps(`${path}.name`)} />
      <div className={classes.pair}>
        <TextInput label={say('edit.min')} inputMode="numeric" {...form.getInputProps(`${path}.min`)} />
        <TextInput label={say('edit.max')} inputMode="numeric" {...form.getInputProps(`${path}.max`)} />
      </div>
      {choices.map((choice, position) => (
        <div key={`${choice.id} ${position}`} className={classes.row}>
          <TextInput
            label={say('edit.choice')}
            maxLength={60}
            {...form.getInputProps(`${path}.choices.${position}.name`)}
          />
          <TextInput
            label={say('edit.delta')}
            inputMode="text"
            {...form.getInputProps(`${path}.choices.${position}.delta`)}
          />
          <IconButton
            aria-label={say('edit.removeChoice', { name: choice.name })}
            onClick={() => form.removeListItem(`${path}.choices`, position)}
          >
            <Trash2 aria-hidden size={18} />
          </IconButton>
        </div>
      ))}
      <div className={classes.chips}>
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Plus aria-hidden size={16} />}
          onClick={() => form.insertListItem(`${path}.choices`, { ...EMPTY_CHOICE })}
        >
          {say('edit.addChoice')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Trash2 aria-hidden size={16} />}
          onClick={() => form.removeListItem('options', index)}
        >
          {say('edit.removeOption')}
        </Button>
      </div>
    </fieldset>
  );
}
