import './form-kit.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../texts/language-provider.tsx';
import { useColorScheme } from './color-scheme.ts';
import { theme } from './theme.ts';

/**
 * Mantine's form controls in the shop's look, for the screens that have forms. Loaded with the first of them: the shelves, which everybody
 * opens first, need none. Nothing is injected at run time, so the page's content policy may forbid inline styles.
 */
export function FormKit({ children }: { children: ReactNode }): ReactNode {
  const { direction } = useLanguage();
  const { shown } = useColorScheme();
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme={shown} withCssVariables={false} withGlobalClasses={false}>
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
