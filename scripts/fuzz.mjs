import { ensureInstalled } from './ensure-installed.mjs';
import { runCommand } from './run-command.mjs';
import { stopWith } from './say.mjs';

/*
 * `npm run fuzz [-- REQUESTS]`: so many made-up requests, 100,000 unless said, half of them at the embedded server and half at the
 * gateway. fast-check names the seed of what it finds.
 */
const total = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(total) || total < 2)
  stopWith(2, `usage: npm run fuzz -- <requests>, not “${process.argv[2]}”`);

await ensureInstalled();
const { code } = await runCommand(
  'npx',
  ['vitest', 'run', 'couchdb/src/embedded-server/http/any-request.property.test.ts', 'gateway/src/fuzz.couch.test.ts'],
  { env: { FUZZ_REQUESTS: String(Math.ceil(total / 2)) } },
);
process.exitCode = code;
