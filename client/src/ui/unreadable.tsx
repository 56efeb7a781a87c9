import type { ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** In place of what is kept on this device and could not be read. */
export function Unreadable(): ReactNode {
  const say = useText();
  return (
    <EmptyState
      drawing="error"
      title={say('error.title')}
      action={<Button onClick={() => location.reload()}>{say('error.reload')}</Button>}
    >
      {say('error.storage')}
    </EmptyState>
  );
}
