import { parse } from '@formatjs/icu-messageformat-parser';
import { type Plugin, transformWithOxc } from 'vite';

/** A text catalogue: `src/texts/<language>/<part>.ts`, each exporting one object of ICU messages. */
const CATALOGUE = /\/src\/texts\/[a-z]{2}\/[a-z]+\.ts$/;

/**
 * Parses the shop's texts when the app is built instead of in every browser, and leaves the parser out of it (9 kB of JavaScript that no
 * phone has to load). A message with a mistake fails the build and says which. In development the texts stay as they are written.
 */
export function compileTexts(): Plugin {
  return {
    name: 'coffee-catalog:compile-texts',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    async transform(code, id) {
      if (!CATALOGUE.test(id)) return null;
      const { code: script } = await transformWithOxc(code, id, { sourcemap: false });
      // A catalogue imports nothing but types, so it can be run where it stands.
      const exported = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as Record<string, object>;
      const compiled = Object.entries(exported).map(
        ([name, texts]) => `export const ${name} = ${JSON.stringify(compile(texts, id))};`,
      );
      return { code: compiled.join('\n'), map: null };
    },
  };
}

function compile(texts: object, id: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts as Record<string, string>).map(([key, text]) => {
      try {
        return [key, parse(text, { ignoreTag: true })];
      } catch (cause) {
        throw new Error(`the text ${key} of ${id} is no ICU message: ${text}`, { cause });
      }
    }),
  );
}
