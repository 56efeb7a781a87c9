import type { Profile } from '@coffee-catalog/shared/users/profile';
import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { type ProfileHandle, useProfile } from '../../data/use-profile.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import card from '../../ui/card.module.css';
import { changedFields } from '../../ui/changed-fields.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast-queue.ts';
import classes from './account-page.module.css';

/** What the shop knows of its shopper, the same on all their devices. */
export function ProfileForm(): ReactNode {
  const { profile, save } = useProfile();
  if (profile === undefined) return <Skeleton height={420} radius="xl" />;
  return <Fields profile={profile} save={save} />;
}

function Fields({ profile, save }: { profile: Profile; save: ProfileHandle['save'] }): ReactNode {
  const say = useText();
  const { name, email, address, paymentPreference = 'ask' } = profile;
  const saved = { name, email, address, paymentPreference };
  const form = useForm({ initialValues: saved });
  // What another device wrote appears in fields that nobody has touched here.
  const values = form.isDirty() ? form.values : saved;
  const submit = form.onSubmit(async () => {
    try {
      await save(changedFields(saved, form.values));
    } catch {
      return showToast({ message: say('profile.notKept') });
    }
    form.resetDirty(form.values);
    return showToast({ message: say('profile.saved') });
  });
  const field = (path: string, value: string) => ({ ...form.getInputProps(path), value });
  return (
    <form className={`${card.card} ${card.form}`} onSubmit={submit} aria-label={say('profile.title')}>
      <h2>{say('profile.title')}</h2>
      <p className={card.lead}>{say('profile.lead')}</p>
      <TextInput label={say('account.name')} autoComplete="name" maxLength={120} {...field('name', values.name)} />
      <TextInput
        label={say('profile.email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        {...field('email', values.email)}
      />
      <TextInput
        label={say('profile.street')}
        autoComplete="street-address"
        maxLength={200}
        {...field('address.street', values.address.street)}
      />
      <div className={classes.pair}>
        <TextInput
          label={say('profile.postalCode')}
          autoComplete="postal-code"
          maxLength={20}
          {...field('address.postalCode', values.address.postalCode)}
        />
        <TextInput
          label={say('profile.city')}
          autoComplete="address-level2"
          maxLength={100}
          {...field('address.city', values.address.city)}
        />
      </div>
      <TextInput
        label={say('profile.country')}
        autoComplete="country-name"
        maxLength={60}
        {...field('address.country', values.address.country)}
      />
      <NativeSelect
        label={say('profile.payment')}
        description={say('profile.paymentHint')}
        {...field('paymentPreference', values.paymentPreference)}
        data={(['ask', 'cash', 'card-at-counter'] as const).map((value) => ({ value, label: say(`payment.${value}`) }))}
      />
      <Button type="submit" disabled={!form.isDirty()} loading={form.submitting}>
        {say('save')}
      </Button>
    </form>
  );
}
