import './ui/tokens.css';
import './ui/mantine-variables.css';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startShop } from './data/start-shop.ts';
import { loadLanguage, speak } from './texts/language-provider.tsx';
import { startColorScheme } from './ui/color-scheme.ts';
import { fontsReady } from './ui/fonts-ready.ts';

startColorScheme();
const [language] = await Promise.all([loadLanguage(), startShop(300), fontsReady(400)]);
speak(language.locale);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App language={language} />
  </StrictMode>,
);
