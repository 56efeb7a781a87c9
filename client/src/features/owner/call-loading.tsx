import type { ReactNode } from 'react';
import { useOwnerText } from '../../texts/owner-texts.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What is shown, and heard, while the shop has not answered; `height` in CSS pixels. */
export function CallLoading({ height }: { height: number }): ReactNode {
  const say = useOwnerText();
  return (
    <div aria-busy="true">
      <p className="visually-hidden">{say('loading')}</p>
      <Skeleton height={height} radius="lg" />
    </div>
  );
}
