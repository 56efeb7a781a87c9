import { ClockAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useClockAheadMs } from '../../data/use-shop-clock.ts';
import { useText } from '../../texts/use-text.ts';
import { formatDuration } from '../../ui/format-duration.ts';
import { Notice } from '../../ui/notice.tsx';

/** This device's clock is wrong: nothing is mixed up by it, but the times it tells are. Goes when the clock is set right. */
export function WrongClock(): ReactNode {
  const say = useText();
  const { locale } = useIntl();
  const ahead = useClockAheadMs();
  if (ahead === 0) return null;
  const how = formatDuration(Math.abs(ahead), locale);
  return (
    <div aria-live="polite" data-clock-ahead={ahead}>
      <Notice tone="wait" icon={<ClockAlert aria-hidden size={20} />} title={say('clock.wrong')}>
        {say(ahead > 0 ? 'clock.ahead' : 'clock.behind', { how })} {say('clock.wrongText')}
      </Notice>
    </div>
  );
}
