import { catalogItems } from '../catalog/catalog-items.ts';
import { ensureSigningKey } from '../principals/signing-keys.ts';
import { runCommand } from './command.ts';
import { applyConfiguration, describeLine, missingConfiguration, understandsTokens } from './configuration.ts';
import type { Progress } from './progress.ts';
import { restartService } from './restart-service.ts';
import { setUpShop } from './set-up-shop.ts';

/* `npm run couchdb:setup [-- --apply]`: makes a CouchDB the shop's. With `--apply` it also changes the server's configuration and restarts its services. */
await runCommand('couchdb:setup', ['--apply'], async ({ couch, environment, options, say }) => {
  if (options.has('--apply')) {
    const lines = await missingConfiguration(couch);
    for (const line of lines) say(`configured: ${describeLine(line)}`);
    await applyConfiguration(couch, lines);
    const key = await ensureSigningKey(couch);
    const isReady = () => understandsTokens(couch, key, Date.now);
    if (!(await isReady())) {
      say('restarting the services of CouchDB (up to a minute) …');
      await restartService(couch, isReady);
    }
  }
  const items = catalogItems(environment.SHOP_CURRENCY);
  const result = await setUpShop({ couch, now: Date.now, items, progress: sayWhenDone(say) });
  if (result.kind === 'ready') {
    say('The shop is set up.');
    return 0;
  }
  say(
    'CouchDB is not configured for the shop. Run `npm run couchdb:setup -- --apply`, or add to its local.ini and restart it:',
  );
  for (const line of result.lines) say(`  ${line}`);
  return 2;
});

function sayWhenDone(say: (line: string) => void): Progress {
  return ({ title, done, of }) => {
    if (done === of) say(`${title}: ${done} of ${of}`);
  };
}
