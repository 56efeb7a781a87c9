import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { runBrowserTests } from './run-browser-tests.mjs';

/* `npm run test:browser`, `npm run test:long`, `npm run screenshots`: browser tests apart. Arguments go to Playwright; `--long` first chooses the long ones. */
const [first, ...rest] = process.argv.slice(2);
const long = first === '--long';
await ensureInstalled();
await ensureBuilt();
const args = [first, ...rest].filter((arg) => arg !== undefined && arg !== '--long');
process.exitCode = await runBrowserTests(args, long ? { LONG_RUNS: '1' } : {});
