import { findServer } from '@coffee-catalog/couchdb/client/find-server';
import { parseEnvironment } from '@coffee-catalog/shared/environment/environment';
import { portProblem } from '@coffee-catalog/shared/environment/port-problem';
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
const server = await findServer(environment);
if (server.kind === 'none') fail(server.problem);

try {
  const processor = await startProcessor({ environment, couchUrl: server.url, now: Date.now, log });
  closeWithGrace({ delay: 4500, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the processor stops');
    await processor.close();
  });
  process.stdout.write(`Ready: ${processor.url}\n`);
} catch (error) {
  const { PROCESSOR_HOST: host, PROCESSOR_PORT: port } = environment;
  const problem = portProblem(error, { variable: 'PROCESSOR_PORT', host, port });
  if (problem === undefined) throw error;
  fail(problem);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
