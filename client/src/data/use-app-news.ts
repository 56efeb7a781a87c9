import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { shop } from './browser/shop.ts';
import { useAppUpdate } from './use-app-update.ts';

const News = z.object({ news: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(10)) });

/** What is new in the version that waits to be taken, in the language given; nothing while none waits or the shop cannot be asked. */
export function useAppNews(language: string): readonly string[] {
  const { available } = useAppUpdate();
  const [news, setNews] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!available) return undefined;
    let wanted = true;
    void readNews(language).then((read) => {
      if (wanted) setNews(read);
    });
    return () => {
      wanted = false;
    };
  }, [available, language]);
  return news;
}

async function readNews(language: string): Promise<readonly string[]> {
  try {
    const answer = await shop.device.fetch(`${shop.device.origin}/news/${language}.json`, { cache: 'no-store' });
    const parsed = z.safeParse(News, answer.ok ? await answer.json() : undefined);
    return parsed.success ? parsed.data.news : [];
  } catch {
    // Offline: the update is offered without a word of what is in it.
    return [];
  }
}
