import type { ReactNode } from 'react';
import { useText } from '../texts/use-text.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const say = useText();
  return (
    <Page title={say('notFound.title')}>
      <EmptyState
        drawing="not-found"
        title={say('notFound.lead')}
        action={<ButtonLink href="/">{say('notFound.action')}</ButtonLink>}
      >
        {say('notFound.text')}
      </EmptyState>
    </Page>
  );
}
