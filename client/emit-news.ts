import { readFile } from 'node:fs/promises';
import { type Plugin, transformWithOxc } from 'vite';

const LANGUAGES = ['en', 'de', 'ar'] as const;

/**
 * Puts what is new in this version beside the app, as `/news/<language>.json`: a running older version, which offers the newer one, cannot know its texts.
 * It is not precached, so that it is always the newest version's.
 */
export function emitNews(): Plugin {
  return {
    name: 'coffee-catalog:emit-news',
    apply: 'build',
    async generateBundle() {
      for (const language of LANGUAGES) {
        const file = new URL(`src/texts/${language}/news.ts`, import.meta.url);
        const { code } = await transformWithOxc(await readFile(file, 'utf8'), file.pathname, { sourcemap: false });
        const { news } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { news: string[] };
        this.emitFile({ type: 'asset', fileName: `news/${language}.json`, source: JSON.stringify({ news }) });
      }
    },
  };
}
