import { Sparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useAppNews } from '../../data/use-app-news.ts';
import { useAppUpdate } from '../../data/use-app-update.ts';
import { useLanguage } from '../../texts/language-provider.tsx';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './notices.module.css';

/** A new version waits: offered, never forced, since somebody may be in the middle of an order. */
export function AppUpdate(): ReactNode {
  const say = useText();
  const update = useAppUpdate();
  const news = useAppNews(useLanguage().language);
  const [later, setLater] = useState(false);
  if (!update.available || later) return null;
  return (
    <Notice
      tone="accent"
      icon={<Sparkles aria-hidden size={20} />}
      title={say('update.title')}
      actions={
        <>
          <Button size="sm" onClick={update.apply}>
            {say('update.apply')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setLater(true)}>
            {say('later')}
          </Button>
        </>
      }
    >
      {say('update.text')}
      {news.length === 0 ? null : (
        <ul className={classes.news} aria-label={say('update.news')}>
          {news.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
