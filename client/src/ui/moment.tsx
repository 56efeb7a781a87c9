import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { formatMoment } from './format-moment.ts';
import { useNow } from './use-now.ts';

type MomentProps = {
  time: string;
  /** The shop's time zone for the shop's times; without it, the reader's own. */
  timeZone?: string | undefined;
};

/** An instant, readable by people and machines. */
export function Moment({ time, timeZone }: MomentProps): ReactNode {
  const { locale } = useIntl();
  const now = useNow();
  return <time dateTime={time}>{formatMoment(time, { locale, now, timeZone })}</time>;
}
