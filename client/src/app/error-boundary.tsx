import { Component, type ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type State = { failed: boolean };

/** Catches what no screen expected: says so, loses nothing (orders and carts are on the device's disk) and offers a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed(): ReactNode {
  const say = useText();
  return (
    <div role="alert">
      <EmptyState
        drawing="error"
        title={say('error.title')}
        action={<Button onClick={() => location.reload()}>{say('error.reload')}</Button>}
      >
        {say('error.text')}
      </EmptyState>
    </div>
  );
}
