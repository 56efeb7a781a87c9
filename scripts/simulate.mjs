import { ensureInstalled } from './ensure-installed.mjs';
import { runCommand } from './run-command.mjs';

/* `npm run simulate -- …`: from source, since the client's data layer is only ever built for browsers. */
await ensureInstalled();
const { code } = await runCommand('npx', [
  'tsx',
  '--conditions=source',
  'simulation/src/main.ts',
  ...process.argv.slice(2),
]);
process.exitCode = code;
