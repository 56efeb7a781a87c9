import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import closeWithGrace from 'close-with-grace';
import { config, locales } from 'zod/mini';
import { openShop } from './open-shop.ts';
import { showProgress } from './show-progress.ts';
import { UsageProblem } from './usage-problem.ts';

/* `npm start`: the whole shop in one process. Exit 2 with one readable line where the environment is at fault. */
config(locales.en());
const parsed = parseEnvironment(process.env);
if (parsed.kind === 'bad') {
  for (const problem of parsed.problems) process.stderr.write(`${problem}\n`);
  process.exit(2);
}

try {
  const shop = await openShop(parsed.environment, showProgress(process.stdout));
  closeWithGrace({ delay: 4500, logger: false }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`);
    await shop.close();
  });
  if (shop.ownerPassword !== undefined) {
    process.stdout.write(
      `\nThe owner signs in as "bluebottle" with the password ${shop.ownerPassword}\n(shown this once; keep it).\n\n`,
    );
  }
  process.stdout.write(`Ready: ${shop.url}\n`);
} catch (error) {
  if (!(error instanceof UsageProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
