import type { ReactNode } from 'react';
import { LanguageProvider, type LoadedLanguage } from '../texts/language-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Layout } from './layout.tsx';
import { Routes } from './routes.tsx';

/** The whole app: language, look, then the screens. */
export function App({ language }: { language: LoadedLanguage }): ReactNode {
  return (
    <LanguageProvider initial={language}>
      <ErrorBoundary>
        <Layout>
          <ErrorBoundary>
            <Routes />
          </ErrorBoundary>
        </Layout>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
