import type { ReactNode } from 'react';
import { ShopProvider } from '../data/shop-provider.tsx';
import { LanguageProvider, type LoadedLanguage } from '../texts/language-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Layout } from './layout.tsx';
import { Routes } from './routes.tsx';

/** The whole app: language, look, data, then the screens. */
export function App({ language }: { language: LoadedLanguage }): ReactNode {
  return (
    <LanguageProvider initial={language}>
      <ErrorBoundary>
        <ShopProvider>
          <Layout>
            <ErrorBoundary>
              <Routes />
            </ErrorBoundary>
          </Layout>
        </ShopProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
