import type { Item } from '@coffee-catalog/shared/catalog/item';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemWords } from '../../ui/problem-words.ts';
import { showToast } from '../../ui/toast-queue.ts';
import { DetailFields } from './detail-fields.tsx';
import classes from './item-editor.module.css';
import { ItemFields } from './item-fields.tsx';
import { type ItemForm, readForm } from './item-form.ts';
import { ItemPreview } from './item-preview.tsx';
import { OptionFields } from './option-fields.tsx';
import { saveItem } from './save-item.ts';

type ItemEditorProps = {
  /** Undefined for an item that does not exist yet. */
  itemId: string | undefined;
  initial: ItemForm;
  currency: string;
  onSaved: (item: Item) => void;
};

/** The form of an item with what it will look like beside it. Only fields that were changed are sent. */
export function ItemEditor({ itemId, initial, currency, onSaved }: ItemEditorProps): ReactNode {
  const say = useOwnerText();
  const [saved, setSaved] = useState(initial);
  const [picture, setPicture] = useState<Blob>();
  /** How many pictures were stored: the field begins anew after each. */
  const [pictures, setPictures] = useState(0);
  const [problem, setProblem] = useState<string>();
  const form = useForm<ItemForm>({
    initialValues: initial,
    validate: (values) => {
      const read = readForm(values, currency);
      if (read.kind === 'ok') return {};
      const words = (path: string) => say(/price|delta/.test(path) ? 'edit.badPrice' : 'edit.badField');
      return Object.fromEntries(read.paths.map((path) => [path, words(path)]));
    },
  });
  const submit = form.onSubmit(
    async (values) => {
      setProblem(undefined);
      const result = await saveItem({ itemId, before: saved, after: values, currency, picture });
      switch (result.kind) {
        case 'saved': {
          const next = { ...values, image: result.item.image };
          setSaved(next);
          setPicture(undefined);
          setPictures((count) => count + 1);
          form.setFieldValue('image', result.item.image);
          showToast({ message: say('edit.saved') });
          return onSaved(result.item);
        }
        case 'unchanged':
          return showToast({ message: say('edit.nothing') });
        case 'problem':
          return setProblem(problemWords(result, say));
      }
    },
    () => setProblem(say('edit.fix')),
  );
  return (
    <form className={classes.editor} onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <ItemFields form={form} currency={currency} pictures={pictures} onPicture={setPicture} />
        <OptionFields form={form} />
        <DetailFields form={form} />
        <div role="alert">{problem === undefined ? null : <Notice tone="bad">{problem}</Notice>}</div>
        <div className={classes.actions} data-save-bar>
          <Button type="submit" loading={form.submitting}>
            {say('edit.save')}
          </Button>
        </div>
      </div>
      <ItemPreview values={form.values} currency={currency} picture={picture} />
    </form>
  );
}
