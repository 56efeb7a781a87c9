import { formatMoney } from '@coffee-catalog/shared/money/format-money';
import type { Money } from '@coffee-catalog/shared/money/money';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

type PriceProps = { money: Money | undefined; className?: string | undefined };

/** An amount of money; a dash while it is not known. */
export function Price({ money, className }: PriceProps): ReactNode {
  const { locale } = useIntl();
  return (
    <span className={className} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {money === undefined ? '–' : formatMoney(money, locale)}
    </span>
  );
}
