import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Environment, parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { config, locales } from 'zod/mini';
import { startProcessor } from './start-processor.ts';

/* `npm run processor`: the order processor alone. Exit 2 with one readable line where the environment is at fault. */
config(locales.en());
const parsed = parseEnvironment(process.env);
if (parsed.kind === 'bad') fail(parsed.problems.join('\n'));
const { environment } = parsed;
const log = pino({ level: environment.LOG_LEVEL }, pino.destination(2));
const couchUrl = environment.COUCHDB_URL ?? (await embeddedUrl(environment));

try {
  const processor = await startProcessor({ environment, couchUrl, now: Date.now, log });
  closeWithGrace({ delay: 4500, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the processor stops');
    await processor.close();
  });
  process.stdout.write(`Ready: ${processor.url}\n`);
} catch (error) {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EACCES')
    fail(`PROCESSOR_PORT: port ${environment.PROCESSOR_PORT} cannot be used (${code}).`);
  throw error;
}

/** The embedded server of a shop that runs on this machine (`npm start`), with the password it made for itself. */
async function embeddedUrl({ DATA_DIR, EMBEDDED_PORT }: Environment): Promise<string> {
  const file = join(resolve(DATA_DIR), 'admin-password');
  const password = await readFile(file, 'utf8').catch(() =>
    fail(
      `COUCHDB_URL is not set, and there is no shop in ${resolve(DATA_DIR)} (DATA_DIR) to join: start one, or set COUCHDB_URL.`,
    ),
  );
  return `http://admin:${encodeURIComponent(password.trim())}@127.0.0.1:${EMBEDDED_PORT}`;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
