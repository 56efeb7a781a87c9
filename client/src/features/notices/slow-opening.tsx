import type { ReactNode } from 'react';
import { useIsOpening } from '../../data/use-is-opening.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useTakesLong } from '../../ui/use-takes-long.ts';

/** What is kept on this device does not open. PouchDB begins with a write, and where the disk is full it may never say that it could not. */
export function SlowOpening(): ReactNode {
  const say = useText();
  const takesLong = useTakesLong(useIsOpening());
  if (!takesLong) return null;
  return (
    <div role="alert">
      <Notice
        tone="wait"
        title={say('opening.long')}
        actions={
          <Button size="sm" variant="default" onClick={() => location.reload()}>
            {say('error.reload')}
          </Button>
        }
      >
        {say('opening.longText')}
      </Notice>
    </div>
  );
}
