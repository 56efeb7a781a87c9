import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../../texts/use-text.ts';
import { type Consent, commonOtherwise, commonRise, OTHERWISE, type Otherwise, RISES } from './consent-choice.ts';

type ConsentFieldsProps = {
  /** Of the lines these fields speak for. */
  consents: readonly Consent[];
  currency: string;
  onChange: (change: Partial<Consent>) => void;
};

/** What the shop may do on its own while nobody can be asked: take a little more, leave something out. */
export function ConsentFields({ consents, currency, onChange }: ConsentFieldsProps): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const rise = commonRise(consents);
  const otherwise = commonOtherwise(consents);
  const rises: number[] =
    typeof rise === 'number' && !RISES.some((known) => known === rise) ? [...RISES, rise] : [...RISES];
  return (
    <>
      <NativeSelect
        label={say('consent.price')}
        value={String(rise)}
        onChange={(event) => onChange({ priceUpTo: Number(event.currentTarget.value) })}
        data={[
          ...(rise === 'mixed' ? [{ value: 'mixed', label: say('consent.mixed'), disabled: true }] : []),
          ...rises.map((amount) => ({
            value: String(amount),
            label:
              amount === 0
                ? say('consent.noRise')
                : say('consent.rise', { amount: formatMoney({ amount, currency }, locale) }),
          })),
        ]}
      />
      <NativeSelect
        label={say('consent.otherwise')}
        value={otherwise}
        onChange={(event) => onChange({ orElse: event.currentTarget.value as Otherwise })}
        data={[
          ...(otherwise === 'mixed' ? [{ value: 'mixed', label: say('consent.mixed'), disabled: true }] : []),
          ...OTHERWISE.map((value) => ({ value, label: say(`consent.${value}`) })),
        ]}
      />
    </>
  );
}
